import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { tableFolder } from './read.ts'

/** Where the JSON Schema files of the table are. */
export const schemaFolder = join(tableFolder, 'schema')

/** The schemas by file name. Throws, naming the file, where one is not JSON. */
export function readSchemas(): Record<string, object> {
  return Object.fromEntries(
    readdirSync(schemaFolder).map((name) => {
      try {
        return [name, JSON.parse(readFileSync(join(schemaFolder, name), 'utf8'))]
      } catch (error) {
        throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
      }
    }),
  )
}

/** A validator per kind of table file. Throws where one accepts `{}`: a schema that accepts everything checks nothing. */
export function tableValidators(): Record<
  'bridge' | 'vendor' | 'modules' | 'standards' | 'model' | 'service',
  ValidateFunction
> {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictRequired: false })
  ajv.addKeyword('tsType') // read by the type generator only
  for (const schema of Object.values(readSchemas())) ajv.addSchema(schema)
  const validator = (name: string) => {
    const validate = ajv.getSchema(`${name}.schema.json`)
    if (!validate) throw new Error(`${name}.schema.json is missing`)
    return validate
  }
  for (const name of ['bridge', 'vendor', 'model', 'service'])
    if (validator(name)({})) throw new Error(`${name}.schema.json accepts {}`)
  return {
    bridge: validator('bridge'),
    vendor: validator('vendor'),
    modules: validator('modules'),
    standards: validator('standards'),
    model: validator('model'),
    service: validator('service'),
  }
}

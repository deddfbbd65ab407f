import { compile } from 'json-schema-to-typescript'
import { readSchemas, schemaFolder } from './schemas.ts'

/** TypeScript types of the table's files, from its JSON Schema. Deterministic, so a test can compare it with the file. */
export async function generateTableTypes(): Promise<string> {
  const root = {
    title: 'TableFiles',
    type: 'object' as const,
    additionalProperties: false,
    properties: Object.fromEntries(
      ['bridge', 'claim', 'model', 'modules', 'service', 'standards', 'vendor'].map((name) => [
        name,
        { $ref: `${name}.schema.json` },
      ]),
    ),
    required: ['bridge', 'claim', 'model', 'modules', 'service', 'standards', 'vendor'],
  }
  readSchemas() // a schema that is not JSON fails here, with its name
  return compile(root, 'TableFiles', {
    cwd: schemaFolder + '/',
    bannerComment: '// Generated from src/table/schema by `npm run table:types`; edit the schema instead.',
    style: { semi: false, singleQuote: true, printWidth: 120 },
    unreachableDefinitions: true,
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
  })
}

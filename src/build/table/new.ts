import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readTable, tableFolder } from './read.ts'

/** `npm run table:new -- <vendor>/<service> [model]`: writes the start of a service file. Never overwrites one. */
const [id, model = 'managed-database'] = process.argv.slice(2)
const files = readTable()
const vendors = files.filter((file) => file.kind === 'vendor').map((file) => file.id)
const models = files.filter((file) => file.kind === 'model').map((file) => file.id)
const path = join(tableFolder, 'services', `${id}.yaml`)
const fault = !/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id ?? '')
  ? 'usage: npm run table:new -- <vendor>/<service> [model]'
  : !vendors.includes(id!.split('/')[0]!)
    ? `the vendor is one of ${vendors.join(', ')}`
    : !models.includes(model)
      ? `the model is one of ${models.join(', ')}`
      : existsSync(path)
        ? `${id} exists already`
        : undefined

if (fault === undefined) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, template(model))
  console.log(`Wrote src/table/services/${id}.yaml. Fill it in, then run: npm run table:check -- ${id}`)
} else {
  console.error(fault)
  process.exitCode = 2
}

function template(modelId: string): string {
  const today = new Date().toISOString().slice(0, 10)
  return `# yaml-language-server: $schema=../../schema/service.schema.json
name: # the vendor's own name of the service
model: ${modelId}
resources:
  - configures: [data, identity, configuration, encryption, logging, firewall]
    terraform: []
    cloudformation: []
layers:
  runtime:
    party: shared
    provider: # what the vendor does, as a sentence
    customer: # what you do, as a sentence
    sources: [security]
sources:
  security:
    title: # the page's title
    url: https://
    accessed: ${today} # the day you read it
`
}

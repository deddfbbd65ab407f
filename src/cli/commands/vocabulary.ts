import type { ResponsibilityService } from '../../core/index.ts'
import { parseFormat } from '../query.ts'
import { UsageError } from '../usageError.ts'

/** `types [--format F] [--json]`: every type that resolves exactly. */
export function types(words: readonly string[], service: ResponsibilityService): number {
  const { format, json } = parseOptions(words, true)
  const found = [...service.catalog.types()].filter((entry) => format === undefined || entry.format === format)
  return print(
    json,
    found.map(({ format: of, type, serviceId }) => ({ type, format: of, service: serviceId })),
    ({ type, format: of, service: id }) => `${type}\t${of}\t${id}`,
  )
}

/** `layers [--json]`: the 14 layers, from the top of the stack down. */
export function layers(words: readonly string[], service: ResponsibilityService): number {
  return print(
    parseOptions(words, false).json,
    service.catalog.layers,
    ({ id, label, covers }) => `${id}\t${label}\t${covers}`,
  )
}

/** `services [--json]`: the services of the table. */
export function services(words: readonly string[], service: ResponsibilityService): number {
  const { table } = service.catalog
  const found = table.serviceIds.map((id) => {
    const { name, model } = table.service(id)
    return {
      service: id,
      name,
      vendor: id.slice(0, id.indexOf('/')),
      serviceModel: table.models[model]!.serviceModel,
      model,
    }
  })
  return print(
    parseOptions(words, false).json,
    found,
    ({ service: id, name, serviceModel }) => `${id}\t${name}\t${serviceModel}`,
  )
}

function print<T>(json: boolean, rows: readonly T[], line: (row: T) => string): number {
  process.stdout.write(json ? `${JSON.stringify(rows, undefined, 2)}\n` : rows.map((row) => `${line(row)}\n`).join(''))
  return 0
}

function parseOptions(
  words: readonly string[],
  takesFormat: boolean,
): { json: boolean; format: ReturnType<typeof parseFormat> | undefined } {
  let json = false
  let format: ReturnType<typeof parseFormat> | undefined
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    if (word === '--json') json = true
    else if (takesFormat && word === '--format') format = parseFormat(words[++i] ?? '')
    else if (takesFormat && word.startsWith('--format=')) format = parseFormat(word.slice('--format='.length))
    else throw new UsageError(`unexpected ${word}`)
  }
  return { json, format }
}

import type { MatrixWriter } from './matrix.ts'

/** Writes a matrix as JSON, with the bytes that `JSON.stringify(matrix, undefined, 2)` would give. */
export function createMatrixJson(): MatrixWriter {
  let written = '{\n  "resources": ['
  const unknown: string[] = []
  const problems: string[] = []
  let count = 0
  return {
    file(file) {
      let text = written
      written = ''
      for (const resource of file.resources) text += (count++ === 0 ? '\n' : ',\n') + item(resource)
      for (const each of file.unknown) unknown.push(item(each))
      for (const each of file.problems) problems.push(item(each))
      return text
    },
    *end(summary) {
      yield `${written}${count === 0 ? '' : '\n  '}],\n  "unknown": [`
      yield* list(unknown)
      yield '],\n  "problems": ['
      yield* list(problems)
      yield `],\n  "summary": ${indented(summary, '  ')}\n}\n`
    },
  }
}

function item(value: object): string {
  return `    ${indented(value, '    ')}`
}

function indented(value: object, margin: string): string {
  return JSON.stringify(value, undefined, 2).replaceAll('\n', `\n${margin}`)
}

function* list(items: readonly string[]): Generator<string> {
  for (const [index, text] of items.entries()) yield `${index === 0 ? '\n' : ',\n'}${text}`
  if (items.length > 0) yield '\n  '
}

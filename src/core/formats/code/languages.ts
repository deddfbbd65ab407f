/** The programming languages that infrastructure is read from. */
export type CodeLanguage = 'typescript' | 'python'

const script = /\.[mc]?[jt]s$/i
const declarations = /\.d\.[mc]?ts$/i
const python = /\.py$/i

/** The language of a file by its ending; undefined for any other, and for TypeScript's declaration files. */
export function codeLanguageOf(path: string): CodeLanguage | undefined {
  if (python.test(path)) return 'python'
  return script.test(path) && !declarations.test(path) ? 'typescript' : undefined
}

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import oniguruma from 'vscode-oniguruma'
import textmate from 'vscode-textmate'
import { repositoryFolder } from '../../../src/build/paths.ts'
import type { InjectionGrammar } from '../../../src/build/syntax/grammar.ts'

/** A piece of a line and its scopes, without the language's own root scope. */
export interface Token {
  readonly text: string
  readonly scopes: readonly string[]
}

/** Tokenizes a text line by line, as VS Code does. */
export type Tokenizer = (text: string) => Token[][]

/** The real grammars of the languages we inject into, by scope and the name tm-grammars keeps them under. */
export const hosts = {
  'source.hcl': 'hcl',
  'source.hcl.terraform': 'terraform',
  'source.yaml': 'yaml',
  'source.json': 'json',
  'source.bicep': 'bicep',
} as const
export type HostScope = keyof typeof hosts

/** Starts a tokenizer of a language, with the injection grammar where one is given. */
export async function createTokenizer(host: HostScope, injection?: InjectionGrammar): Promise<Tokenizer> {
  const registry = new textmate.Registry({
    onigLib: loadOniguruma(),
    loadGrammar: (scope) =>
      Promise.resolve(
        textmate.parseRawGrammar(
          scope === injection?.scopeName ? JSON.stringify(injection) : readFileSync(grammarPath(host), 'utf8'),
          'grammar.json',
        ),
      ),
    getInjections: () => (injection ? [injection.scopeName] : []),
  })
  const grammar = await registry.loadGrammar(host)
  if (!grammar) throw new Error(`There is no grammar for ${host}.`)
  return (text) => {
    let stack = textmate.INITIAL
    return text.split(/\r?\n/).map((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, stack)
      stack = ruleStack
      return tokens.map(({ startIndex, endIndex, scopes }) => ({
        text: line.slice(startIndex, endIndex),
        scopes: scopes.slice(1),
      }))
    })
  }
}

let onigurumaLibrary: Promise<textmate.IOnigLib> | undefined

/** VS Code's regular expressions; their wasm can be loaded only once. */
function loadOniguruma(): Promise<textmate.IOnigLib> {
  const load = async (): Promise<textmate.IOnigLib> => {
    const { resolve } = createRequire(import.meta.url)
    await oniguruma.loadWASM(readFileSync(resolve('vscode-oniguruma/release/onig.wasm')).buffer as ArrayBuffer)
    return {
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }
  }
  return (onigurumaLibrary ??= load())
}

function grammarPath(host: HostScope): string {
  return join(repositoryFolder, 'node_modules', 'tm-grammars', 'grammars', `${hosts[host]}.json`)
}

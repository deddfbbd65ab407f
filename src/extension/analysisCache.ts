import * as vscode from 'vscode'
import { createLineOf, type ParsedDocument, type ResponsibilityService, type TextRange } from '../core/index.ts'

/** One version of an open document as the core read it. */
export interface Analysis {
  readonly document: vscode.TextDocument
  readonly parsed: ParsedDocument
  /** The line (from 1) a range starts on. */
  readonly lineOf: (range: TextRange) => number
}

interface Entry {
  readonly analyze: ReturnType<ResponsibilityService['createAnalyzer']>
  version: number
  analysis: Analysis | undefined
}

/** Reads each version of a document once, for hover, sidebar and commands alike. What a closed document left is dropped. */
export class AnalysisCache implements vscode.Disposable {
  readonly #entries = new Map<string, Entry>()
  readonly #reported = new Set<string>()
  readonly #subscription: vscode.Disposable
  readonly #responsibility: ResponsibilityService
  readonly #log: vscode.LogOutputChannel

  constructor(responsibility: ResponsibilityService, log: vscode.LogOutputChannel) {
    this.#responsibility = responsibility
    this.#log = log
    this.#subscription = vscode.workspace.onDidCloseTextDocument((document) => {
      this.#entries.delete(document.uri.toString())
      this.#reported.delete(document.uri.toString())
    })
  }

  /** The document as it is now; undefined where it is not infrastructure as code that we read. */
  get(document: vscode.TextDocument): Analysis | undefined {
    const key = document.uri.toString()
    let entry = this.#entries.get(key)
    if (!entry)
      this.#entries.set(
        key,
        (entry = { analyze: this.#responsibility.createAnalyzer(), version: -1, analysis: undefined }),
      )
    if (entry.version !== document.version) {
      const text = document.getText()
      const parsed = entry.analyze({ path: document.uri.path, text })
      entry.version = document.version
      entry.analysis = parsed && { document, parsed, lineOf: createLineOf(text) }
      if (parsed) this.#reportTooLarge(key, parsed)
    }
    return entry.analysis
  }

  /** A file too large to read is said once in the log; the sidebar shows it as long as it is open. */
  #reportTooLarge(key: string, { problems }: ParsedDocument): void {
    const problem = problems.find(({ code }) => code === 'too-large')
    if (!problem || this.#reported.has(key)) return
    this.#reported.add(key)
    this.#log.warn(`${key}: ${problem.message}`)
  }

  dispose(): void {
    this.#subscription.dispose()
    this.#entries.clear()
  }
}

import * as vscode from 'vscode'
import {
  createLineOf,
  type ParsedDocument,
  type Referred,
  type ResponsibilityService,
  type TextRange,
} from '../core/index.ts'
import type { FileFilter } from './fileFilter.ts'
import { WorkspaceFiles } from './workspaceFiles.ts'

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
  /** Of the files around it, when it was read. */
  generation: number
  analysis: Analysis | undefined
}

/** Reads each version of a document once, for hover, sidebar and commands alike. What a closed document left is dropped. */
export class AnalysisCache implements vscode.Disposable {
  readonly #entries = new Map<string, Entry>()
  readonly #reported = new Set<string>()
  readonly #subscription: vscode.Disposable
  readonly #responsibility: ResponsibilityService
  readonly #log: vscode.LogOutputChannel
  readonly #files: WorkspaceFiles
  readonly #filter: FileFilter
  readonly #loaded = new vscode.EventEmitter<void>()

  /** Documents may read otherwise than they did, though their text is the same. */
  readonly onDidChange: vscode.Event<void>

  constructor(responsibility: ResponsibilityService, filter: FileFilter, log: vscode.LogOutputChannel) {
    this.#responsibility = responsibility
    this.#filter = filter
    this.#files = new WorkspaceFiles(log)
    this.onDidChange = (listener, receiver, disposables) =>
      vscode.Disposable.from(
        this.#loaded.event(listener, receiver, disposables),
        this.#files.onDidChange(listener, receiver, disposables),
        this.#filter.onDidChange(listener, receiver, disposables),
      )
    this.#log = log
    this.#subscription = vscode.workspace.onDidCloseTextDocument((document) => {
      this.#entries.delete(document.uri.toString())
      this.#reported.delete(document.uri.toString())
    })
  }

  /** The document as it is now; undefined where it is not infrastructure as code that we read, or settings keep it from being read. */
  get(document: vscode.TextDocument): Analysis | undefined {
    if (!this.#filter.accepts(document)) return undefined
    const key = document.uri.toString()
    let entry = this.#entries.get(key)
    if (!entry)
      this.#entries.set(
        key,
        (entry = { analyze: this.#responsibility.createAnalyzer(), version: -1, generation: -1, analysis: undefined }),
      )
    if (entry.version !== document.version || entry.generation !== this.#files.generation) {
      const text = document.getText()
      const source = { path: document.uri.path, text }
      void this.#responsibility.load(source)?.then(() => this.#forget(key))
      const parsed = entry.analyze(source, this.#files.around(document.uri))
      entry.version = document.version
      entry.generation = this.#files.generation
      entry.analysis = parsed && { document, parsed, lineOf: createLineOf(text) }
      if (parsed) this.#reportTooLarge(key, parsed)
    }
    return entry.analysis
  }

  /**
   * What `use` makes of the document when all it needs has been read: the format's reader, and the files around that its attributes
   * and modules point to.
   */
  async settled<T>(document: vscode.TextDocument, use: (analysis: Analysis | undefined) => T): Promise<T> {
    if (this.#filter.accepts(document))
      await this.#responsibility.load({ path: document.uri.path, text: document.getText() })
    return this.#files.settled(() => use(this.get(document)))
  }

  /** What stands at an offset for something declared here or in a file beside. */
  referredAt({ document, parsed }: Analysis, offset: number): Referred | undefined {
    const source = { path: document.uri.path, text: document.getText() }
    return this.#responsibility.referredAt(source, parsed, offset, this.#files.around(document.uri))
  }

  #forget(key: string): void {
    this.#entries.delete(key)
    this.#loaded.fire()
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
    this.#files.dispose()
    this.#loaded.dispose()
    this.#entries.clear()
  }
}

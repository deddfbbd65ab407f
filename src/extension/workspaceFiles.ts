import * as vscode from 'vscode'
import { type Files, folderOf, type SourceDocument } from '../core/index.ts'

/** A file beside a document is a few kilobytes; what is larger is not read for its sake. */
const maxBytes = 1_000_000

/** Entries kept; beyond, all are read again when they are asked for. */
const maxEntries = 5000

/** How long an answer may wait for files, in milliseconds; then it is given with what is there. */
const patience = 2000

type Kept<T> = { readonly value: T | undefined }

/**
 * The files around documents. Readers ask at once and get what has been read; what has not is read in the background, and an event
 * tells when it has. An open document counts as it is in its editor.
 */
export class WorkspaceFiles implements vscode.Disposable {
  readonly #folders = new Map<string, Kept<readonly string[]>>()
  readonly #files = new Map<string, Kept<SourceDocument>>()
  readonly #open = new WeakMap<vscode.TextDocument, { readonly version: number; readonly file: SourceDocument }>()
  readonly #loading = new Map<string, Promise<void>>()
  readonly #changed = new vscode.EventEmitter<void>()
  readonly #subscriptions: vscode.Disposable[]
  readonly #log: vscode.LogOutputChannel
  #watcher: vscode.Disposable | undefined
  #generation = 0

  /** Something that a reader asked for is there now, or is another. */
  readonly onDidChange = this.#changed.event

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log
    const forget = ({ uri }: { readonly uri: vscode.Uri }) => {
      if (this.#files.delete(uri.toString())) this.#change()
    }
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument(({ document }) => forget(document)),
      vscode.workspace.onDidCloseTextDocument(forget),
    ]
  }

  /** Counts up with every change, so that what was read can be told from what would be read now. */
  get generation(): number {
    return this.#generation
  }

  /** The files as a document sees them: paths are those of its scheme and host. Around an untitled document there are none. */
  around(uri: vscode.Uri): Files | undefined {
    if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === undefined) return undefined
    return {
      list: (folder) => this.#get(this.#folders, uri.with({ path: folder || '/' }), list),
      read: (path) => this.#read(uri.with({ path })),
    }
  }

  /** Runs `use` until nothing that it asked for is missing any more, or patience ends. */
  async settled<T>(use: () => T): Promise<T> {
    const giveUp = Date.now() + patience
    let result = use()
    while (this.#loading.size > 0 && Date.now() < giveUp) {
      await Promise.race([Promise.all(this.#loading.values()), new Promise<void>((end) => setTimeout(end, patience))])
      result = use()
    }
    return result
  }

  #read(uri: vscode.Uri): SourceDocument | undefined {
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())
    if (!open) return this.#get(this.#files, uri, read)
    this.#files.set(uri.toString(), { value: undefined }) // marks it as asked for, so that an edit is told
    let known = this.#open.get(open)
    if (known?.version !== open.version)
      this.#open.set(open, (known = { version: open.version, file: { path: uri.path, text: open.getText() } }))
    return known.file
  }

  #get<T>(kept: Map<string, Kept<T>>, uri: vscode.Uri, load: (uri: vscode.Uri) => Promise<T | undefined>) {
    const key = uri.toString()
    const known = kept.get(key)
    if (known) return known.value
    this.#watch()
    if (!this.#loading.has(key))
      this.#loading.set(
        key,
        this.#load(kept, key, () => load(uri)),
      )
    return undefined
  }

  async #load<T>(kept: Map<string, Kept<T>>, key: string, load: () => Promise<T | undefined>): Promise<void> {
    let value: T | undefined
    try {
      value = await load()
    } catch (error) {
      // What is missing is normal: a module's folder, a file of values.
      if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound'))
        this.#log.warn(`${key} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
    }
    if (kept.size >= maxEntries) kept.clear()
    kept.set(key, { value })
    this.#loading.delete(key)
    this.#change()
  }

  /** Watches from the first file on that somebody asked for. */
  #watch(): void {
    if (this.#watcher) return
    const watcher = vscode.workspace.createFileSystemWatcher('**/*')
    const changed = (uri: vscode.Uri) => {
      if (this.#files.delete(uri.toString())) this.#change()
    }
    const moved = (uri: vscode.Uri) => {
      const listed = this.#folders.delete(uri.with({ path: folderOf(uri.path) }).toString())
      const read = this.#files.delete(uri.toString())
      if (listed || read) this.#change()
    }
    this.#watcher = vscode.Disposable.from(
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(moved),
      watcher.onDidDelete(moved),
    )
  }

  #change(): void {
    this.#generation++
    this.#changed.fire()
  }

  dispose(): void {
    this.#watcher?.dispose()
    this.#changed.dispose()
    for (const subscription of this.#subscriptions) subscription.dispose()
  }
}

async function list(uri: vscode.Uri): Promise<readonly string[]> {
  return (await vscode.workspace.fs.readDirectory(uri)).map(([name]) => name)
}

async function read(uri: vscode.Uri): Promise<SourceDocument | undefined> {
  const { size } = await vscode.workspace.fs.stat(uri)
  if (size > maxBytes) return undefined
  return { path: uri.path, text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) }
}

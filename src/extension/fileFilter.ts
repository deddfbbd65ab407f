import * as vscode from 'vscode'
import { settings } from './contributions.ts'
import { documentSelector } from './documents.ts'

/** Which files are read, by the settings `files.include` and `files.exclude`. Globs are matched by VS Code itself. */
export class FileFilter implements vscode.Disposable {
  #accepted = new WeakMap<vscode.TextDocument, boolean>()
  readonly #changed = new vscode.EventEmitter<void>()
  readonly #subscription: vscode.Disposable

  /** Other files are read than before. */
  readonly onDidChange = this.#changed.event

  constructor() {
    const { section, filesInclude, filesExclude } = settings
    const changed = () => {
      this.#accepted = new WeakMap()
      this.#changed.fire()
    }
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if ([filesInclude, filesExclude].some((name) => event.affectsConfiguration(`${section}.${name}`))) changed()
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(changed),
    )
  }

  /** Whether the settings let a document be read. */
  accepts(document: vscode.TextDocument): boolean {
    let accepted = this.#accepted.get(document)
    if (accepted === undefined) this.#accepted.set(document, (accepted = decide(document)))
    return accepted
  }

  /** The documents that providers are registered for: those that may be read anyway, and what people include. */
  selector(): vscode.DocumentFilter[] {
    const included = [undefined, ...(vscode.workspace.workspaceFolders ?? [])].flatMap((folder) =>
      globsOf(settings.filesInclude, folder).flatMap((glob) => filtersOf(glob, folder)),
    )
    return [...documentSelector, ...included]
  }

  /** Registers what depends on the selector, and registers it again when the selector changes. */
  register(provide: (selector: vscode.DocumentFilter[]) => vscode.Disposable): vscode.Disposable {
    let shown = JSON.stringify(this.selector())
    let registered = provide(this.selector())
    const subscription = this.onDidChange(() => {
      const wanted = JSON.stringify(this.selector())
      if (wanted === shown) return
      shown = wanted
      registered.dispose()
      registered = provide(this.selector())
    })
    return new vscode.Disposable(() => {
      subscription.dispose()
      registered.dispose()
    })
  }

  dispose(): void {
    this.#subscription.dispose()
    this.#changed.dispose()
  }
}

function decide(document: vscode.TextDocument): boolean {
  const folder = folderAround(document.uri)
  const matches = (glob: string) => vscode.languages.match(filtersOf(glob, folder), document) > 0
  const include = globsOf(settings.filesInclude, folder ?? document)
  if (include.length > 0 && !include.some(matches)) return false
  return !globsOf(settings.filesExclude, folder ?? document).some(matches)
}

/** The workspace folder of a file, also where another scheme shows an older version of it, as beside a change. */
function folderAround(uri: vscode.Uri): vscode.WorkspaceFolder | undefined {
  const { getWorkspaceFolder, workspaceFolders = [] } = vscode.workspace
  return getWorkspaceFolder(uri) ?? workspaceFolders.find((folder) => uri.path.startsWith(`${folder.uri.path}/`))
}

/** What people write in settings may be anything; what is no glob counts as not written. */
function globsOf(name: string, scope: vscode.ConfigurationScope | undefined): string[] {
  const value = vscode.workspace.getConfiguration(settings.section, scope).get<unknown>(name)
  return Array.isArray(value) ? value.filter((glob) => typeof glob === 'string' && glob.trim() !== '') : []
}

/**
 * The files that a glob means: relative to the workspace folder, or anywhere in a path where it starts with a double star or no folder
 * is open. A glob of a folder means all that is in it, as in VS Code's own settings.
 */
function filtersOf(glob: string, folder: vscode.WorkspaceFolder | undefined): vscode.DocumentFilter[] {
  const file = glob.trim().replace(/^\.?\//, '')
  const patterns = file.endsWith('/') ? [`${file}**`] : [file, `${file}/**`]
  return patterns.map((pattern) => ({ pattern: folder ? new vscode.RelativePattern(folder, pattern) : pattern }))
}

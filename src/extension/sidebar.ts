import * as vscode from 'vscode'
import { type FormatId, renderAssessmentMarkdown, type ResourceDeclaration } from '../core/index.ts'
import type { FromWebview, SidebarState, ToWebview } from '../protocol/messages.ts'
import type { Analysis } from './analysisCache.ts'
import { commands, contexts, views } from './contributions.ts'
import { resourceAround, toRange } from './convert.ts'
import type { Services } from './services.ts'
import { type ActiveFile, fileNameOf, type Shown, sameResource, sidebarState } from './sidebarState.ts'
import { sidebarHtml } from './sidebarHtml.ts'

/** How long the cursor must rest before the sidebar follows, in milliseconds. */
const followDelay = 120

/** The sidebar view: follows the cursor of the active editor, unless pinned, and shows what was looked up. */
export class Sidebar implements vscode.WebviewViewProvider, vscode.Disposable {
  #view: vscode.WebviewView | undefined
  #ready = false
  #shown: Shown | undefined
  #pinned = false
  /** Somebody asked for what is shown: it stays until the cursor moves. */
  #asked = false
  #timer: number | undefined
  readonly #services: Services
  readonly #extensionUri: vscode.Uri
  readonly #subscriptions: vscode.Disposable

  constructor(services: Services, extensionUri: vscode.Uri) {
    this.#services = services
    this.#extensionUri = extensionUri
    const { window, workspace } = vscode
    this.#subscriptions = vscode.Disposable.from(
      window.registerWebviewViewProvider(views.sidebar, this),
      window.onDidChangeActiveTextEditor(() => this.#followCursor()),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === window.activeTextEditor) this.#followCursor()
      }),
      services.files.onDidChange(() => this.#followCursor()),
      services.analyses.onDidChange(() => this.#followSoon()),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document === window.activeTextEditor?.document) this.#followSoon()
      }),
    )
  }

  /** Whether there is an assessment to copy. */
  get hasSubject(): boolean {
    return this.#view?.visible === true && this.#shown !== undefined
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view
    this.#ready = false
    const root = vscode.Uri.joinPath(this.#extensionUri, 'dist')
    view.webview.options = { enableScripts: true, localResourceRoots: [root] }
    view.webview.onDidReceiveMessage((message: FromWebview) =>
      this.#services.guard('sidebar message', undefined, () => this.#receive(message)),
    )
    view.onDidChangeVisibility(() => this.#follow())
    view.onDidDispose(() => {
      this.#view = undefined
      this.#ready = false
    })
    view.webview.html = sidebarHtml(view.webview, vscode.Uri.joinPath(root, 'sidebar.js'))
    this.#follow()
  }

  /** Shows a resource of a file. */
  show(analysis: Analysis, resource: ResourceDeclaration): void {
    this.#ask({ kind: 'resource', analysis, resource })
  }

  /** Shows a type as it is by default, without a file, and brings the sidebar to the front. */
  async showType(format: FormatId, type: string): Promise<void> {
    const assessment = this.#services.responsibility.describe({ format, type, attributes: [] })
    if (!assessment) return
    this.#ask({ kind: 'type', assessment })
    await vscode.commands.executeCommand(`${views.sidebar}.focus`)
  }

  /** Stops or starts following the cursor. */
  pin(pinned: boolean): void {
    this.#pinned = pinned
    void vscode.commands.executeCommand('setContext', contexts.pinned, pinned)
    if (pinned) return this.#post()
    this.#asked = false
    this.#follow()
  }

  /** The shown assessment as Markdown. */
  subjectMarkdown(): string | undefined {
    if (this.#shown?.kind === 'type') return renderAssessmentMarkdown(this.#shown.assessment)
    const assessment = this.#shown && this.#services.assessments(this.#shown.resource)
    return (
      assessment &&
      renderAssessmentMarkdown(assessment, this.#shown?.kind === 'resource' ? this.#shown.analysis.lineOf : undefined)
    )
  }

  #ask(shown: Shown): void {
    this.#cancelFollowing()
    this.#asked = true
    this.#shown = shown
    this.#post()
  }

  #followCursor(): void {
    this.#asked = false
    this.#followSoon()
  }

  #followSoon(): void {
    this.#cancelFollowing()
    this.#timer = setTimeout(() => this.#follow(), followDelay)
  }

  #cancelFollowing(): void {
    clearTimeout(this.#timer)
  }

  #follow(): void {
    if (!this.#view?.visible) return // nothing is read for a view nobody sees
    this.#services.guard('sidebar', undefined, () => {
      const editor = vscode.window.activeTextEditor
      const analysis = editor && this.#services.analyses.get(editor.document)
      if (this.#pinned || this.#asked) this.#refreshShown(analysis)
      else if (editor || this.#shown?.kind !== 'type') {
        const resource =
          analysis && resourceAround(analysis.parsed.resources, editor!.document.offsetAt(editor!.selection.active))
        this.#shown = resource && { kind: 'resource', analysis: analysis!, resource }
      }
      this.#post()
    })
  }

  /** What stays on show is the same resource, as it is written now. */
  #refreshShown(analysis: Analysis | undefined): void {
    const shown = this.#shown
    if (shown?.kind !== 'resource' || shown.analysis.document !== analysis?.document) return
    const resource = analysis.parsed.resources.find((candidate) => sameResource(candidate, shown.resource))
    if (resource) this.#shown = { kind: 'resource', analysis, resource }
  }

  #state(): SidebarState {
    const document = vscode.window.activeTextEditor?.document
    const file: ActiveFile | undefined = document && {
      fileName: fileNameOf(document.uri.path),
      analysis: this.#services.analyses.get(document),
      leftOut: !this.#services.files.accepts(document),
    }
    return sidebarState(this.#services, this.#shown, file, this.#pinned)
  }

  #post(): void {
    if (!this.#ready || !this.#view) return // the view asks by `ready` when it has loaded
    const message: ToWebview = { type: 'state', state: this.#state() }
    void this.#view.webview.postMessage(message)
  }

  #receive(message: FromWebview): void {
    switch (message.type) {
      case 'ready':
        this.#ready = true
        return this.#post()
      case 'reveal':
        return this.#reveal(message.index)
      case 'revealLine':
        return this.#revealLine(message.line)
      case 'pin':
        return this.pin(message.pinned)
      case 'copy':
        return void vscode.commands.executeCommand(commands.copyMarkdown)
      case 'lookUp':
        return void vscode.commands.executeCommand(commands.lookUp)
      default:
        message satisfies never
    }
  }

  #reveal(index: number): void {
    const document = vscode.window.activeTextEditor?.document
    const analysis = document && this.#services.analyses.get(document)
    const resource = analysis?.parsed.resources[index]
    if (!analysis || !resource) return
    this.show(analysis, resource)
    void this.#select(analysis.document, toRange(analysis.document, resource.typeRange))
  }

  #revealLine(line: number): void {
    const document =
      this.#shown?.kind === 'resource' ? this.#shown.analysis.document : vscode.window.activeTextEditor?.document
    if (!document) return
    const at = new vscode.Position(
      Math.min(Math.max(line - 1, 0), document.lineCount - 1),
      document.lineAt(Math.min(Math.max(line - 1, 0), document.lineCount - 1)).firstNonWhitespaceCharacterIndex,
    )
    void this.#select(document, new vscode.Range(at, at))
  }

  async #select(document: vscode.TextDocument, range: vscode.Range): Promise<void> {
    const editor = await vscode.window.showTextDocument(document, { preserveFocus: false })
    editor.selection = new vscode.Selection(range.start, range.start)
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
  }

  dispose(): void {
    this.#cancelFollowing()
    this.#subscriptions.dispose()
  }
}

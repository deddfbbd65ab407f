import type { FromWebview } from '../protocol/messages.ts'

/** What VS Code gives a webview to talk to its extension and to remember things by. */
export interface Host {
  postMessage(message: FromWebview): void
  /** What the last `setState` kept, also after the view was closed. */
  getState(): unknown
  setState(state: unknown): void
}

declare global {
  /** VS Code defines it before the page's script runs; a page may call it once. */
  function acquireVsCodeApi(): Host
}

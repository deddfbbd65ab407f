import * as vscode from 'vscode'
import { contexts } from './contributions.ts'
import type { Services } from './services.ts'

/** Keeps the context key that hides commands where they cannot apply. */
export function registerContexts({ analyses, guard }: Services): vscode.Disposable {
  let last: boolean | undefined
  const update = () =>
    guard('context', undefined, () => {
      const document = vscode.window.activeTextEditor?.document
      const supported = document !== undefined && analyses.get(document) !== undefined
      if (supported === last) return
      last = supported
      void vscode.commands.executeCommand('setContext', contexts.supportedFile, supported)
    })
  update()
  return vscode.Disposable.from(
    analyses.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) update()
    }),
  )
}

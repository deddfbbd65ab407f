import * as vscode from 'vscode'
import { renderHover, renderUnknownHover, type ResourceDeclaration } from '../core/index.ts'
import type { Analysis } from './analysisCache.ts'
import { commands, settings } from './contributions.ts'
import { resourceNamedAt, toRange } from './convert.ts'
import { documentSelector } from './documents.ts'
import type { Services } from './services.ts'

/** Shows the hover on a resource's type and name. */
export function registerHover({ responsibility, analyses, guard }: Services): vscode.Disposable {
  /** A mouse at rest asks again and again. A new version of the file has new resources, so nothing here grows stale. */
  const hovers = new WeakMap<ResourceDeclaration, vscode.MarkdownString>()
  return vscode.languages.registerHoverProvider(documentSelector as vscode.DocumentFilter[], {
    provideHover(document, position) {
      return guard(`hover in ${document.uri}`, undefined, () => {
        if (!vscode.workspace.getConfiguration(settings.section, document).get<boolean>(settings.hoverEnabled, true))
          return undefined
        const analysis = analyses.get(document)
        if (!analysis) return undefined
        const offset = document.offsetAt(position)
        const resource = resourceNamedAt(analysis.parsed.resources, offset)
        if (!resource) return undefined
        const onType = resource.typeRange.start <= offset && offset <= resource.typeRange.end
        let text = hovers.get(resource)
        if (!text) hovers.set(resource, (text = hoverText(resource, analysis)))
        return new vscode.Hover(text, toRange(document, onType ? resource.typeRange : resource.nameRange))
      })
    },
  })

  function hoverText(resource: ResourceDeclaration, { document, lineOf }: Analysis): vscode.MarkdownString {
    const assessment = responsibility.describe(resource)
    if (!assessment) return new vscode.MarkdownString(renderUnknownHover(resource.type))
    const place = [document.uri.toString(), resource.typeRange.start]
    const text = new vscode.MarkdownString(
      renderHover(assessment, {
        lineOf,
        commands: [
          { title: 'Open in sidebar', address: commandAddress(commands.showAtCursor, place) },
          { title: 'Copy as Markdown', address: commandAddress(commands.copyMarkdown, place) },
        ],
      }),
    )
    text.isTrusted = { enabledCommands: [commands.showAtCursor, commands.copyMarkdown] }
    return text
  }
}

function commandAddress(command: string, argumentList: readonly unknown[]): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify(argumentList))}`
}

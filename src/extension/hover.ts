import * as vscode from 'vscode'
import { createLineOf, type LineOf, renderHover, renderUnknownHover, type ResourceDeclaration } from '../core/index.ts'
import type { Analysis } from './analysisCache.ts'
import { commands, settings } from './contributions.ts'
import { resourceNamedAt, toRange } from './convert.ts'
import { documentSelector } from './documents.ts'
import type { Services } from './services.ts'

/** Where a declaration stands. */
interface Place {
  readonly uri: vscode.Uri
  readonly lineOf: LineOf
}

/** Shows the hover on a resource's type and name, and on names that refer to it. */
export function registerHover({ responsibility, analyses, guard }: Services): vscode.Disposable {
  /** A mouse at rest asks again and again. A new version of the file has new resources, so nothing here grows stale. */
  const hovers = new WeakMap<ResourceDeclaration, vscode.MarkdownString>()
  return vscode.languages.registerHoverProvider(documentSelector as vscode.DocumentFilter[], {
    provideHover(document, position) {
      if (!vscode.workspace.getConfiguration(settings.section, document).get<boolean>(settings.hoverEnabled, true))
        return undefined
      return analyses.settled(document, (analysis) =>
        guard(`hover in ${document.uri}`, undefined, () => analysis && hoverAt(analysis, document.offsetAt(position))),
      )
    },
  })

  function hoverAt(analysis: Analysis, offset: number): vscode.Hover | undefined {
    const { document, parsed } = analysis
    const resource = resourceNamedAt(parsed.resources, offset)
    if (resource) {
      const onType = resource.typeRange.start <= offset && offset <= resource.typeRange.end
      const text = textOf(resource, { uri: document.uri, lineOf: analysis.lineOf })
      return new vscode.Hover(text, toRange(document, onType ? resource.typeRange : resource.nameRange))
    }
    const referred = analyses.referredAt(analysis, offset)
    if (!referred) return undefined
    const { declaration, document: source, range } = referred
    const uri = document.uri.with({ path: source.path })
    const here = source.path === document.uri.path
    const place = { uri, lineOf: here ? analysis.lineOf : createLineOf(source.text) }
    return new vscode.Hover(textOf(declaration, place), toRange(document, range))
  }

  function textOf(resource: ResourceDeclaration, place: Place): vscode.MarkdownString {
    let text = hovers.get(resource)
    if (!text) hovers.set(resource, (text = hoverText(resource, place)))
    return text
  }

  function hoverText(resource: ResourceDeclaration, { uri, lineOf }: Place): vscode.MarkdownString {
    const assessment = responsibility.describe(resource)
    if (!assessment) return new vscode.MarkdownString(renderUnknownHover(resource))
    const place = [uri.toString(), resource.typeRange.start]
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

import * as vscode from 'vscode'
import {
  createLineOf,
  type LineOf,
  renderAttributeHover,
  renderHover,
  renderUnknownHover,
  type ResourceDeclaration,
} from '../core/index.ts'
import type { Analysis } from './analysisCache.ts'
import { commands, settings } from './contributions.ts'
import { resourceAround, resourceNamedAt, toOffsets, toRange } from './convert.ts'
import type { Services } from './services.ts'

/** Where a declaration stands. */
interface Place {
  readonly uri: vscode.Uri
  readonly lineOf: LineOf
}

/** Shows the hover on a resource's type and name, on names that refer to it, and on attributes that decide something. */
export function registerHover({ analyses, assessments, files, guard }: Services): vscode.Disposable {
  /** A mouse at rest asks again and again. A new version of the file has new resources, so nothing here grows stale. */
  const hovers = new WeakMap<ResourceDeclaration, vscode.MarkdownString>()
  const provider: vscode.HoverProvider = {
    provideHover(document, position) {
      if (!vscode.workspace.getConfiguration(settings.section, document).get<boolean>(settings.hoverEnabled, true))
        return undefined
      return analyses.settled(document, (analysis) =>
        guard(`hover in ${document.uri}`, undefined, () => analysis && hoverAt(analysis, position)),
      )
    },
  }
  return files.register((selector) => vscode.languages.registerHoverProvider(selector, provider))

  /** A name first, then what it refers to, then the attribute that it stands in. */
  function hoverAt(analysis: Analysis, position: vscode.Position): vscode.Hover | undefined {
    const offset = analysis.document.offsetAt(position)
    return declarationAt(analysis, offset) ?? referenceAt(analysis, offset) ?? attributeAt(analysis, position)
  }

  function declarationAt({ document, parsed, lineOf }: Analysis, offset: number): vscode.Hover | undefined {
    const resource = resourceNamedAt(parsed.resources, offset)
    if (!resource) return undefined
    const onType = resource.typeRange.start <= offset && offset <= resource.typeRange.end
    const text = textOf(resource, { uri: document.uri, lineOf })
    return new vscode.Hover(text, toRange(document, onType ? resource.typeRange : resource.nameRange))
  }

  function referenceAt(analysis: Analysis, offset: number): vscode.Hover | undefined {
    const { document } = analysis
    const referred = analyses.referredAt(analysis, offset)
    if (!referred) return undefined
    const { declaration, document: source, range } = referred
    const uri = document.uri.with({ path: source.path })
    const here = source.path === document.uri.path
    const place = { uri, lineOf: here ? analysis.lineOf : createLineOf(source.text) }
    return new vscode.Hover(textOf(declaration, place), toRange(document, range))
  }

  function attributeAt({ document, parsed }: Analysis, position: vscode.Position): vscode.Hover | undefined {
    const offset = document.offsetAt(position)
    const resource = resourceAround(parsed.resources, offset)
    const assessment = resource && assessments(resource)
    if (!assessment) return undefined
    const line = toOffsets(document, document.lineAt(position).range)
    const shown = renderAttributeHover(resource, assessment, offset, line, {
      commands: [{ title: 'Open in sidebar', address: commandAddress(commands.showAtCursor, document.uri, resource) }],
    })
    return shown && new vscode.Hover(trusted(shown.text), toRange(document, shown.range))
  }

  function textOf(resource: ResourceDeclaration, place: Place): vscode.MarkdownString {
    let text = hovers.get(resource)
    if (!text) hovers.set(resource, (text = hoverText(resource, place)))
    return text
  }

  function hoverText(resource: ResourceDeclaration, { uri, lineOf }: Place): vscode.MarkdownString {
    const assessment = assessments(resource)
    if (!assessment) return new vscode.MarkdownString(renderUnknownHover(resource))
    return trusted(
      renderHover(assessment, {
        lineOf,
        commands: [
          { title: 'Open in sidebar', address: commandAddress(commands.showAtCursor, uri, resource) },
          { title: 'Copy as Markdown', address: commandAddress(commands.copyMarkdown, uri, resource) },
        ],
      }),
    )
  }
}

/** Markdown that we made, with links to our own two commands. */
function trusted(markdown: string): vscode.MarkdownString {
  const text = new vscode.MarkdownString(markdown)
  text.isTrusted = { enabledCommands: [commands.showAtCursor, commands.copyMarkdown] }
  return text
}

function commandAddress(command: string, uri: vscode.Uri, { typeRange }: ResourceDeclaration): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify([uri.toString(), typeRange.start]))}`
}

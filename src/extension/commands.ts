import * as vscode from 'vscode'
import { renderAssessmentMarkdown, type ResourceDeclaration } from '../core/index.ts'
import type { Analysis } from './analysisCache.ts'
import { commands, views } from './contributions.ts'
import { resourceAround } from './convert.ts'
import type { Services } from './services.ts'
import type { Sidebar } from './sidebar.ts'

/** Registers the commands that act on the resource at the cursor, or at the place a hover names. */
export function registerCommands({ analyses, assessments }: Services, sidebar: Sidebar): vscode.Disposable {
  const register = vscode.commands.registerCommand
  return vscode.Disposable.from(
    register(commands.openSidebar, () => vscode.commands.executeCommand(`${views.sidebar}.focus`)),
    register(commands.showAtCursor, async (...place: unknown[]) => {
      const found = await resourceAt(place)
      if (found) sidebar.show(found.analysis, found.resource)
      await vscode.commands.executeCommand(`${views.sidebar}.focus`)
    }),
    register(commands.copyMarkdown, async (...place: unknown[]) => {
      const found = place.length > 0 || !sidebar.hasSubject ? await resourceAt(place) : undefined
      const text = found ? markdownOf(found.analysis, found.resource) : sidebar.subjectMarkdown()
      if (text === undefined) return void vscode.window.setStatusBarMessage('No resource to copy', 4000)
      await vscode.env.clipboard.writeText(text)
      vscode.window.setStatusBarMessage('Responsibilities copied as Markdown', 4000)
    }),
    register(commands.pin, () => sidebar.pin(true)),
    register(commands.unpin, () => sidebar.pin(false)),
  )

  function markdownOf({ lineOf }: Analysis, resource: ResourceDeclaration): string | undefined {
    const assessment = assessments(resource)
    return assessment && renderAssessmentMarkdown(assessment, lineOf)
  }

  /** The resource at a place `[uri, offset]` from one of our links, else at the cursor of the active editor. */
  async function resourceAt([uri, offset]: readonly unknown[]): Promise<
    { analysis: Analysis; resource: ResourceDeclaration } | undefined
  > {
    const editor = vscode.window.activeTextEditor
    const linked = typeof uri === 'string' && typeof offset === 'number'
    const document = linked ? await openLinked(uri) : editor?.document
    if (!document) return undefined
    const at = linked ? offset : document === editor?.document ? document.offsetAt(editor.selection.active) : 0
    return analyses.settled(document, (analysis) => {
      const resource = analysis && resourceAround(analysis.parsed.resources, at)
      if (resource) assessments(resource) // asks for what the resource refers to
      return resource && { analysis, resource }
    })
  }
}

/** The document of a link; undefined where it is gone, or somebody else made up the address. */
async function openLinked(address: string): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.parse(address, true))
  } catch {
    return undefined
  }
}

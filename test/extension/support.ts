import * as vscode from 'vscode'
import { commands, settings } from '../../src/extension/contributions.ts'

/** The extension under test. Throws where it is not there: nothing else could be tested. */
export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('responsibility-lens.responsibility-lens')
  if (!found) throw new Error('The extension is not installed in this host.')
  return found
}

/** Opens a file of the sample workspace. */
export async function openSample(name: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0]
  if (!folder) throw new Error('The sample workspace is not open.')
  return vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name))
}

/** The Markdown of every hover at the first place where `text` stands, `shift` characters into it. */
export async function hoversAt(
  document: vscode.TextDocument,
  text: string,
  shift = 1,
): Promise<vscode.MarkdownString[]> {
  const offset = document.getText().indexOf(text)
  if (offset === -1) throw new Error(`${document.uri} does not hold ${text}`)
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(offset + shift),
  )
  return hovers.flatMap(({ contents }) =>
    contents.filter((content): content is vscode.MarkdownString => content instanceof vscode.MarkdownString),
  )
}

/** The text of our hover there; empty where we show none. */
export async function hoverText(document: vscode.TextDocument, text: string, shift = 1): Promise<string> {
  const hovers = await hoversAt(document, text, shift)
  return hovers
    .map(({ value }) => value)
    .filter((value) => /Sources:|responsibility table/.test(value))
    .join('\n')
}

/** Waits until `probe` gives something true, polling; throws with the description after ten seconds. */
export async function eventually<T>(description: string, probe: () => T | Promise<T>): Promise<NonNullable<T>> {
  const end = Date.now() + 10_000
  for (;;) {
    const value = await probe()
    if (value) return value
    if (Date.now() > end) throw new Error(`Never happened: ${description}`)
    await new Promise((next) => setTimeout(next, 50))
  }
}

/** Our lenses in a document, by the line (from 1) they stand above. */
export async function lensesOf(document: vscode.TextDocument): Promise<(readonly [line: number, title: string])[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    100,
  )
  return lenses
    .filter(({ command }) => command?.command === commands.showAtCursor)
    .map(({ range, command }) => [range.start.line + 1, command!.title] as const)
}

/** Runs with a setting of ours changed for the user, or for one language, and takes it back in the end. */
export async function withSetting(
  name: string,
  value: unknown,
  run: () => Promise<void>,
  languageId?: string,
): Promise<void> {
  const set = (to: unknown) =>
    vscode.workspace
      .getConfiguration(settings.section, languageId === undefined ? undefined : { languageId })
      .update(name, to, vscode.ConfigurationTarget.Global, languageId !== undefined)
  await set(value)
  try {
    await run()
  } finally {
    await set(undefined)
  }
}

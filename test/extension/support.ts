import * as vscode from 'vscode'

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

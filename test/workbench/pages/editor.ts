import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Page } from 'playwright-core'
import { waitFor } from '../../../src/build/vscode/waitFor.ts'
import type { QuickPick } from './quickPick.ts'

/** The active text editor. */
export class Editor {
  private readonly page: Page
  private readonly quickPick: QuickPick
  private text = ''

  constructor(page: Page, quickPick: QuickPick) {
    this.page = page
    this.quickPick = quickPick
  }

  /**
   * Opens a file of the workspace through quick open, and returns once its text is on show. It is asked for by its name; where several
   * files have that, by as much of its path as tells them apart.
   */
  async open(path: string, query = basename(path)): Promise<void> {
    await this.quickPick.open('ControlOrMeta+KeyP', query)
    await this.quickPick.choose(basename(path))
    await this.waitUntilOpen(path)
  }

  /** Opens a file of the workspace's top folder from the explorer: VS Code for the Web 1.91 cannot search by file name. */
  async openFromExplorer(path: string): Promise<void> {
    await this.page
      .locator('.explorer-folders-view')
      .getByRole('treeitem', { name: basename(path) })
      .dblclick()
    await this.waitUntilOpen(path)
  }

  private async waitUntilOpen(path: string): Promise<void> {
    const name = basename(path)
    await this.page.getByRole('tab', { name, selected: true }).waitFor()
    await this.page.locator('.editor-instance .view-line').first().waitFor()
    this.text = await readFile(path, 'utf8')
  }

  /**
   * Puts the cursor behind `inside` within the first occurrence of `text` in the open file (behind the first character
   * without it), so that tests speak of text and never of line numbers.
   */
  async moveTo(text: string, inside?: string): Promise<void> {
    const start = this.text.indexOf(text)
    if (start < 0) throw new Error(`The open file does not contain ${text}.`)
    const offset = inside === undefined ? start + 1 : start + text.indexOf(inside) + 1
    const before = this.text.slice(0, offset).split('\n')
    await this.moveToPosition(before.length, (before.at(-1)?.length ?? 0) + 1)
  }

  /** Puts the cursor on a line and column, both counted from 1. */
  async moveToPosition(line: number, column: number): Promise<void> {
    await this.quickPick.open('ControlOrMeta+KeyP', `:${line}:${column}`)
    await this.quickPick.accept()
    await waitFor(
      () => this.position(),
      (now) => now === `Ln ${line}, Col ${column}`,
      { description: `the cursor at ${line}:${column}` },
    )
  }

  /** Waits until the cursor is on a line, wherever in it. */
  async waitForLine(line: number): Promise<void> {
    await waitFor(
      () => this.position(),
      (now) => now.startsWith(`Ln ${line}, `),
      { description: `the cursor on line ${line}` },
    )
  }

  /** The position as the status bar names it: `Ln 3, Col 7`. */
  async position(): Promise<string> {
    return (await this.page.locator('.statusbar-item', { hasText: /^Ln \d+/ }).innerText()).trim()
  }

  /** The language of the open file as the status bar names it, such as `Plain Text`. */
  async language(): Promise<string> {
    return (await this.page.locator('[id="status.editor.mode"]').innerText()).trim()
  }

  /** Where the cursor is on the page, in pixels: behind the character it was moved to, at half the height of the line. */
  async cursorPoint(): Promise<{ readonly x: number; readonly y: number }> {
    const box = await this.page.locator('.editor-instance .cursors-layer .cursor').first().boundingBox()
    if (!box) throw new Error('The cursor is not on show.')
    return { x: box.x, y: box.y + box.height / 2 }
  }

  /** Types at the cursor as a person does. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }
}

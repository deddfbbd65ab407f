import type { Locator, Page } from 'playwright-core'
import { waitFor } from '../../../src/build/vscode/waitFor.ts'
import type { Editor } from './editor.ts'

/** The hover of the text editor. */
export class Hover {
  private readonly page: Page
  private readonly editor: Editor
  readonly content: Locator

  constructor(page: Page, editor: Editor) {
    this.page = page
    this.editor = editor
    this.content = page.locator('.monaco-editor .monaco-hover-content').filter({ visible: true }).first()
  }

  /**
   * Asks for the hover at the cursor and returns its text once it contains `expected`. It is asked for again while
   * there is none, because the extension may still be starting.
   */
  async show(expected: string | RegExp): Promise<string> {
    return this.wait(expected, () => this.ask())
  }

  /** Rests the mouse on the text at the cursor, and returns the text of the hover that comes once it contains `expected`. */
  async point(expected: string | RegExp): Promise<string> {
    return this.wait(expected, async () => {
      if (!(await this.content.isVisible())) {
        const { x, y } = await this.editor.cursorPoint()
        await this.page.mouse.move(0, 0)
        await this.page.mouse.move(x - 1, y)
        await this.page.mouse.move(x + 1, y)
        await this.content.waitFor({ timeout: 2000 }).catch(() => undefined)
      }
      return this.text()
    })
  }

  private async wait(expected: string | RegExp, ask: () => Promise<string>): Promise<string> {
    const matches = (text: string): boolean =>
      typeof expected === 'string' ? text.includes(expected) : expected.test(text)
    return waitFor(ask, matches, { description: `a hover with ${String(expected)}`, interval: 250 })
  }

  /** Asks for the hover once, gives it time to come, and returns its text; empty where none came. */
  async ask(): Promise<string> {
    if (!(await this.content.isVisible())) {
      await this.page.keyboard.press('ControlOrMeta+KeyK')
      await this.page.keyboard.press('ControlOrMeta+KeyI')
      await this.content.waitFor({ timeout: 2000 }).catch(() => undefined)
    }
    return this.text()
  }

  /** The text on show; empty without a hover, and while it only says that it is loading. */
  async text(): Promise<string> {
    if (!(await this.content.isVisible())) return ''
    const text = (await this.content.innerText()).replaceAll('\u00a0', ' ')
    return text.trim() === 'Loading...' ? '' : text
  }

  /** Whether a person must scroll to read all of it. */
  async needsScrolling(): Promise<boolean> {
    return this.content.evaluate((element) => {
      const box = element.closest('.monaco-scrollable-element') ?? element
      return element.scrollHeight > box.clientHeight + 1
    })
  }

  /** Closes the hover, also where a click in it has moved the focus elsewhere. */
  async hide(): Promise<void> {
    await this.page.mouse.move(0, 0) // it would open again below a mouse at rest
    await waitFor(
      async () => {
        if (!(await this.content.isVisible())) return true
        await this.page.keyboard.press('ControlOrMeta+Digit1')
        await this.page.keyboard.press('Escape')
        return !(await this.content.isVisible())
      },
      (hidden) => hidden,
      { description: 'the hover to close', timeout: 20_000, interval: 300 },
    )
  }
}

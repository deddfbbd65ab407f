import type { Locator, Page } from 'playwright-core'
import { waitFor } from '../../../src/build/vscode/waitFor.ts'

/** The input at the top of the window: command palette, quick open, and what an extension asks there. */
export class QuickPick {
  private readonly page: Page
  private readonly widget: Locator

  constructor(page: Page) {
    this.page = page
    this.widget = page.locator('.quick-input-widget')
  }

  private get input(): Locator {
    return this.widget.locator('.quick-input-box input')
  }

  /**
   * Opens it by a key such as F1 and types the text. Keys that come before the workbench listens are lost, and one that
   * is just closing takes no text, so both are done again until the text stands there.
   */
  async open(key: string, text: string): Promise<void> {
    await waitFor(
      async () => {
        if (!(await this.input.isVisible())) await this.page.keyboard.press(key)
        await this.input.fill(text, { timeout: 1500 })
        return this.input.inputValue({ timeout: 1500 })
      },
      (value) => value === text,
      { description: `${key} to open the quick pick` },
    )
  }

  /** Replaces what is typed. */
  async type(text: string): Promise<void> {
    await this.input.fill(text)
  }

  /** The rows on show, each as one line of text. */
  async labels(): Promise<string[]> {
    const rows = await this.widget.locator('.monaco-list-row').allInnerTexts()
    return rows.map((row) => row.replaceAll(/\s+/g, ' ').trim())
  }

  /** What the empty input suggests to type. */
  async placeholder(): Promise<string> {
    return (await this.input.getAttribute('placeholder')) ?? ''
  }

  /** Waits until the extension has asked with this placeholder, because the palette itself looks the same. */
  async waitForPlaceholder(text: string | RegExp): Promise<void> {
    await waitFor(
      () => this.placeholder(),
      (now) => (typeof text === 'string' ? now.includes(text) : text.test(now)),
      {
        description: `a quick pick that asks for ${String(text)}`,
      },
    )
  }

  /** Waits for the first row whose text contains the label, and takes it. */
  async choose(label: string): Promise<void> {
    const row = this.widget.locator('.monaco-list-row', { hasText: label }).first()
    await waitFor(
      () => row.isVisible(),
      (visible) => visible,
      { description: `"${label}" among the choices`, timeout: 30_000 },
    )
    await row.click()
    await waitFor(
      () => row.isVisible(),
      (visible) => !visible,
      { description: `the choice "${label}" to be taken`, timeout: 30_000 },
    )
  }

  /** Takes the row that is focused, and waits until the input has closed. */
  async accept(): Promise<void> {
    await this.input.press('Enter')
    await this.widget.waitFor({ state: 'hidden' })
  }

  /** Closes it without a choice. */
  async cancel(): Promise<void> {
    await this.page.keyboard.press('Escape')
    await this.widget.waitFor({ state: 'hidden' })
  }
}

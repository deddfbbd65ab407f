import type { Locator, Page } from 'playwright-core'
import { waitFor } from '../../../src/build/vscode/waitFor.ts'

/** The lenses above the lines of the text editor. */
export class CodeLenses {
  private readonly all: Locator

  constructor(page: Page) {
    this.all = page.locator('.monaco-editor .codelens-decoration a').filter({ visible: true })
  }

  /** The titles on show, from top to bottom, once there are as many as expected. */
  async titles(count: number): Promise<string[]> {
    return waitFor(
      () => this.current(),
      (all) => all.length === count,
      { description: `${count} lenses` },
    )
  }

  /** The titles on show, from top to bottom, once there is one. */
  async some(): Promise<string[]> {
    return waitFor(
      () => this.current(),
      (all) => all.length > 0,
      { description: 'a lens' },
    )
  }

  /** The titles on show just now. */
  async current(): Promise<string[]> {
    return (await this.all.allInnerTexts()).map((title) => title.replaceAll('\u00a0', ' ').trim())
  }

  /** Clicks the last lens on show. */
  async clickLast(): Promise<void> {
    await this.all.last().click()
  }
}

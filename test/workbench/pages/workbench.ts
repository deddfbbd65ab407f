import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { repositoryFolder } from '../../../src/build/paths.ts'
import type { themes } from '../../../src/build/vscode/settings.ts'
import { waitFor } from '../../../src/build/vscode/waitFor.ts'
import { CodeLenses } from './codeLenses.ts'
import { Editor } from './editor.ts'
import { Hover } from './hover.ts'
import { QuickPick } from './quickPick.ts'
import { Sidebar } from './sidebar.ts'

/** How the window and a webview's body name the theme they show: by the file it is in, and by its label. */
const themeMarks = {
  light: ['light_modern', 'Light Modern'],
  dark: ['dark_modern', 'Dark Modern'],
  'high-contrast': ['hc_black', 'Dark High Contrast'],
} as const satisfies Record<keyof typeof themes, readonly [file: string, label: string]>

/** Where screenshots go. */
export const screenshotFolder = join(repositoryFolder, 'out', 'screenshots')

/** A page that shows VS Code, with its parts. Every page has its own browser storage, so no test sees another's layout. */
export class Workbench {
  readonly page: Page
  readonly quickPick: QuickPick
  readonly editor: Editor
  readonly codeLenses: CodeLenses
  readonly hover: Hover
  readonly sidebar: Sidebar

  private constructor(page: Page) {
    this.page = page
    this.quickPick = new QuickPick(page)
    this.editor = new Editor(page, this.quickPick)
    this.codeLenses = new CodeLenses(page)
    this.hover = new Hover(page, this.editor)
    this.sidebar = new Sidebar(page)
  }

  /** Opens the address in a page of its own and returns once the workbench and the extension's contributions are there. */
  static async open(browser: Browser, address: string): Promise<Workbench> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    await page.goto(address)
    await page.locator('.monaco-workbench').waitFor()
    const workbench = new Workbench(page)
    await workbench.sidebar.item.waitFor()
    return workbench
  }

  /** Runs a command by its full title in the palette, such as `View: Close All Editors`. */
  async runCommand(title: string): Promise<void> {
    await this.quickPick.open('F1', `>${title}`)
    await this.quickPick.choose(title)
  }

  /** Whether the palette offers a command with this title just now; `when` clauses hide those that cannot apply. */
  async offersCommand(title: string): Promise<boolean> {
    await this.quickPick.open('F1', `>${title}`)
    const labels = await waitFor(
      () => this.quickPick.labels(),
      (all) => all.length > 0,
      { description: 'the palette to answer' },
    )
    await this.quickPick.cancel()
    return labels.some((label) => label.includes(title))
  }

  /** The notifications on show, as text: an extension that nags or fails is seen here. */
  async notifications(): Promise<string[]> {
    return this.page.locator('.notification-toast .notification-list-item-message').allInnerTexts()
  }

  /** Returns once the window, and the sidebar where it is on show, have the look of the theme. */
  async waitForTheme(name: keyof typeof themes): Promise<void> {
    const [file, label] = themeMarks[name]
    await this.page.locator(`.monaco-workbench.vscode-theme-defaults-themes-${file}-json`).waitFor()
    if (await this.sidebar.isOpen())
      await (await this.sidebar.frame()).locator(`body[data-vscode-theme-name="${label}"]`).waitFor()
  }

  /** Saves what the page shows under the name, and returns the file's path. */
  async screenshot(name: string): Promise<string> {
    await mkdir(screenshotFolder, { recursive: true })
    const path = join(screenshotFolder, `${name}.png`)
    // A hover that is just fading in would look pale.
    await this.page.screenshot({ path, animations: 'disabled' })
    return path
  }

  async close(): Promise<void> {
    await this.page.context().close()
  }
}

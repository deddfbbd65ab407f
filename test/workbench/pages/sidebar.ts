import type { Frame, Locator, Page } from 'playwright-core'
import { waitFor } from '../../../src/build/vscode/waitFor.ts'

const extensionId = 'responsibility-lens.responsibility-lens'

/** The extension's view in the side bar: a webview, that is a document in a frame inside a frame. */
export class Sidebar {
  private readonly page: Page
  /** Its item in the activity bar. */
  readonly item: Locator

  constructor(page: Page) {
    this.page = page
    this.item = page.locator('.activitybar').getByRole('tab', { name: 'Responsibility Lens' })
  }

  /** Shows the view by a click on the activity bar; nothing happens where it is on show, because a click would close it. */
  async open(): Promise<void> {
    if ((await this.item.getAttribute('aria-selected')) !== 'true') await this.item.click()
    await this.frame()
  }

  /** Whether the view is on show, whoever opened it. */
  async isOpen(): Promise<boolean> {
    return (await this.item.getAttribute('aria-selected')) === 'true'
  }

  /** The frame with the sidebar's own document. It is another one after the view was hidden, so it is not kept. */
  async frame(): Promise<Frame> {
    const find = (): Frame | undefined =>
      this.page.frames().findLast((frame) => frame.name() !== '' && isOurs(frame.parentFrame()) && !frame.isDetached())
    const frame = await waitFor(
      () => ({ found: find() }),
      ({ found }) => found !== undefined,
      { description: "the sidebar's frame" },
    )
    return frame.found as Frame
  }

  /** The heading at the top: the service that is shown, or what there is to say instead. */
  async heading(): Promise<string> {
    return (await this.frame()).getByRole('heading', { level: 1 }).innerText()
  }

  /** Returns once the heading says so. */
  async waitForHeading(expected: string): Promise<void> {
    await waitFor(
      () => this.heading(),
      (heading) => heading === expected,
      { description: `the sidebar's heading to be ${expected}` },
    )
  }

  /** The layers on show, from the top of the stack down, each with its party: `Data: You`. */
  async layerTitles(): Promise<string[]> {
    const titles = (await this.frame()).getByRole('heading', { level: 3 })
    await titles.last().waitFor()
    return (await titles.allInnerTexts()).map((title) => title.replaceAll(/\s+/g, ' ').trim())
  }

  /** Presses the button that keeps the subject, or lets it follow the cursor again. */
  async setPinned(pinned: boolean): Promise<void> {
    const frame = await this.frame()
    await frame.getByRole('button', { name: 'Pin', pressed: !pinned }).click()
    await frame.getByRole('button', { name: 'Pin', pressed: pinned }).waitFor()
  }

  /** All text of the document, also inside custom elements, as one string. */
  async text(): Promise<string> {
    return (await this.frame()).evaluate(flatText)
  }

  /** Returns the text once it contains `expected`. */
  async waitForText(expected: string | RegExp): Promise<string> {
    const matches = (text: string): boolean =>
      typeof expected === 'string' ? text.includes(expected) : expected.test(text)
    return waitFor(() => this.text(), matches, { description: `the sidebar to say ${String(expected)}` })
  }
}

function isOurs(parent: Frame | null): boolean {
  return parent !== null && new URL(parent.url(), 'http://localhost').searchParams.get('extensionId') === extensionId
}

/** Runs inside the page: text as laid out, since `innerText` stops at the border of a custom element. */
function flatText(): string {
  const read = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? ''
    if (node instanceof HTMLStyleElement || node instanceof HTMLScriptElement) return ''
    if (node instanceof HTMLElement && getComputedStyle(node).display === 'none') return ''
    const slotted = node instanceof HTMLSlotElement ? node.assignedNodes({ flatten: true }) : []
    const children =
      node instanceof Element && node.shadowRoot
        ? node.shadowRoot.childNodes
        : slotted.length > 0
          ? slotted
          : node.childNodes
    return [...children].map(read).join(' ')
  }
  return read(document.body).replaceAll(/\s+/g, ' ').trim()
}

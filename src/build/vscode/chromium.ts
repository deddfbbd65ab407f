import { chromium } from 'playwright-core'
import type { Browser as BrowserConnection } from 'playwright-core'
import { installedBrowser } from './browserPaths.ts'
import { bundledChromium } from './bundledChromium.ts'
import type { Browser } from './bundledChromium.ts'

/** A test browser talks to the loopback interface only; whatever would reach out or wait for a graphics card is off. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Returns the browser to test with: an installed one where there is one, otherwise the one from the npm registry. */
export async function testBrowser(): Promise<Browser> {
  const installed = installedBrowser()
  if (installed !== undefined) return { executable: installed, env: process.env }
  const bundled = await bundledChromium()
  if (bundled !== undefined) return bundled
  throw new Error('No browser found. Install Chromium, Chrome or Edge, or set CHROMIUM_PATH to one.')
}

/** Starts the test browser without a window and connects Playwright to it; `close` on the result ends it. */
export async function launchChromium(): Promise<BrowserConnection> {
  const { executable, env } = await testBrowser()
  return chromium.launch({
    executablePath: executable,
    args: flags,
    env: Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined)),
    headless: true,
    timeout: 120_000,
  })
}

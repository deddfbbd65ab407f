import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { repositoryFolder } from '../../src/build/paths.ts'
import { launchChromium } from '../../src/build/vscode/chromium.ts'
import { startServer, type VsCodeServer } from '../../src/build/vscode/server.ts'
import { testSettings } from '../../src/build/vscode/settings.ts'
import { waitFor } from '../../src/build/vscode/waitFor.ts'
import { fixtureCopy } from '../helpers/fixtureCopy.ts'
import type { Activation } from './activationProbe.ts'
import { median, milliseconds } from './measure.ts'
import type { Row } from './table.ts'

const runs = 5
const limit = 120_000
const what = 'activation in the VS Code server'

/** How long the built extension takes to load and activate in the VS Code server, each time in a new extension host. */
export async function measureActivation(): Promise<Row[]> {
  try {
    const times = await activationTimes()
    return [
      { what, ours: milliseconds(median(times)), note: `loading the bundle included; ${runs} new extension hosts` },
    ]
  } catch (error) {
    return [{ what, ours: 'not measured', note: String(error).split('\n')[0]! }]
  }
}

async function activationTimes(): Promise<number[]> {
  const probe = await bundleProbe()
  const workspace = await fixtureCopy('workspace')
  const extension = await sleepingExtension()
  const server = await startServer({ settings: testSettings, smokeTestDriver: true })
  try {
    const browser = await launchChromium()
    try {
      const times: number[] = []
      for (let index = 0; index < runs; index++)
        times.push(await activateOnce(server, browser, workspace, extension, probe))
      return times
    } finally {
      await browser.close()
    }
  } finally {
    await server.stop()
  }
}

/** Opens a page of its own, whose extension host has loaded nothing yet, and waits for what the probe prints there. */
async function activateOnce(
  server: VsCodeServer,
  browser: Browser,
  workspace: string,
  extension: string,
  probe: string,
): Promise<number> {
  const page = await browser.newPage()
  const remote = (path: string): string => `vscode-remote://127.0.0.1:${server.port}${path}`
  let activation: Activation | undefined
  try {
    await page.exposeFunction('codeAutomationExit', () => undefined)
    await page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) => {
      const line = /\[bench\] (\{.*\})/.exec(args.map(String).join(' '))
      if (line) activation = JSON.parse(line[1]!) as Activation
    })
    await page.goto(
      server.address(workspace, [
        ['extensionDevelopmentPath', remote(extension)],
        ['extensionTestsPath', remote(probe)],
        ['skipWelcome', 'true'],
      ]),
    )
    const description = 'VS Code to run the probe'
    const measured = await waitFor(() => Promise.resolve(activation), Boolean, { description, timeout: limit })
    if (!measured || measured.activeBefore) throw new Error('The extension was active before it was measured.')
    return measured.time
  } finally {
    await page.close()
  }
}

/** Copies the built extension without what would activate it before the probe does, and returns its folder. */
async function sleepingExtension(): Promise<string> {
  const folder = join(repositoryFolder, 'out', 'bench-extension')
  await rm(folder, { recursive: true, force: true })
  for (const part of ['dist', 'media']) await cp(join(repositoryFolder, part), join(folder, part), { recursive: true })
  const manifest = JSON.parse(await readFile(join(repositoryFolder, 'package.json'), 'utf8')) as object
  await writeFile(join(folder, 'package.json'), JSON.stringify({ ...manifest, activationEvents: [] }))
  return folder
}

async function bundleProbe(): Promise<string> {
  const outfile = join(repositoryFolder, 'out', 'test', 'activationProbe.cjs')
  await build({
    entryPoints: [join(import.meta.dirname, 'activationProbe.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  })
  return outfile
}

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { cachedFolder } from './cache.ts'
import { withProgress } from './progress.ts'

const run = promisify(execFile)

/** A browser program with the environment that lets it find its libraries and fonts. */
export interface Browser {
  readonly executable: string
  readonly env: NodeJS.ProcessEnv
}

/**
 * Returns the Chromium that the `@sparticuz/chromium` package carries, unpacked on the first call, together with the
 * libraries it needs: a bare machine has neither. Undefined where the package has no build for this system.
 */
export async function bundledChromium(): Promise<Browser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'))
  const packageFolder = join(dirname(entry), '..')
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  const folder = await cachedFolder('chromium', version, (empty) =>
    withProgress('Unpacking Chromium (once)', () => unpack(join(packageFolder, 'bin'), empty)),
  )
  const fontFile = join(folder, 'fonts.conf')
  if (!existsSync(fontFile)) await writeFile(fontFile, fontConfiguration(folder))
  const libraries = [join(folder, 'al2023', 'lib'), folder, process.env['LD_LIBRARY_PATH'] ?? ''].filter(
    (path) => path !== '',
  )
  const env = { ...process.env, LD_LIBRARY_PATH: libraries.join(':'), FONTCONFIG_FILE: fontFile }
  return { executable: join(folder, 'chromium'), env }
}

async function unpack(archives: string, folder: string): Promise<void> {
  const script = fileURLToPath(import.meta.resolve('./unpackChromium.ts'))
  // The package unpacks into the temporary folder and nowhere else, so it gets one of its own.
  await run(process.execPath, [script, archives], { env: { ...process.env, TMPDIR: folder } })
}

/** The system's fonts first; the one the package brings is there for machines that have none. */
function fontConfiguration(folder: string): string {
  const fonts = [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    join(homedir(), '.fonts'),
    join(homedir(), '.local/share/fonts'),
    join(folder, 'fonts'),
  ]
  const prefer = (alias: string, ...families: string[]): string =>
    `<alias><family>${alias}</family><prefer>${families.map((family) => `<family>${family}</family>`).join('')}</prefer></alias>`
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  ${fonts.map((font) => `<dir>${font}</dir>`).join('\n  ')}
  <cachedir>${join(folder, 'font-cache')}</cachedir>
  ${prefer('monospace', 'DejaVu Sans Mono', 'Liberation Mono', 'Noto Sans Mono')}
  ${prefer('sans-serif', 'Open Sans', 'DejaVu Sans')}
  ${prefer('system-ui', 'Open Sans', 'DejaVu Sans')}
</fontconfig>
`
}

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build, context, type Plugin } from 'esbuild'
import { compileTable } from './table/compile.ts'
import { thirdPartyNotices } from './notices.ts'
import { repositoryFolder } from './paths.ts'

/** Provides the module `table:compiled`, the responsibility table as one JSON string. Read anew at each build. */
const tablePlugin: Plugin = {
  name: 'table',
  setup(build) {
    build.onResolve({ filter: /^table:compiled$/ }, () => ({ path: 'compiled', namespace: 'table' }))
    build.onLoad({ filter: /.*/, namespace: 'table' }, () => {
      const { text, files } = compileTable()
      return { contents: text, loader: 'text', watchFiles: files }
    })
  },
}

/**
 * Takes the ES modules of packages that have both kinds: the other builds of jsonc-parser and yaml load files at run
 * time, or Node's own modules, and can be bundled for no browser.
 */
export const esModules: BuildOptions = {
  mainFields: ['module', 'main'],
  alias: { yaml: join(repositoryFolder, 'node_modules', 'yaml', 'browser', 'index.js') },
}

const shared: BuildOptions = {
  bundle: true,
  minify: true,
  sourcemap: false,
  charset: 'utf8',
  legalComments: 'none',
  target: 'es2022',
  ...esModules,
  absWorkingDir: repositoryFolder,
  plugins: [tablePlugin],
  logLevel: 'warning',
}

/** The bundles: the extension, for the Node and the browser host alike, the sidebar, the command line. */
export const bundles: Record<string, BuildOptions> = {
  // One bundle for both hosts, since the extension uses nothing of either: most of it is the table, which would be packaged twice.
  // Hosts load it as CommonJS.
  extension: {
    ...shared,
    entryPoints: ['src/extension/extension.ts'],
    outfile: 'dist/web/extension.js',
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
  },
  sidebar: {
    ...shared,
    entryPoints: ['src/webview/main.ts'],
    outfile: 'dist/sidebar.js',
    platform: 'browser',
    format: 'iife',
  },
  cli: {
    ...shared,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    platform: 'node',
    format: 'esm',
    banner: { js: '#!/usr/bin/env node' },
  },
  // Nothing loads this one: a build for no platform fails where the core leans on one.
  core: { ...shared, entryPoints: ['src/core/index.ts'], outfile: 'out/core.js', platform: 'neutral', format: 'esm' },
}

/** What the Node host loads: it takes a file for CommonJS by the ending `.cjs`, which the browser host would not load. */
export const nodeEntry = 'dist/extension.cjs'

/** Small files beside the bundles. */
function writeEntries(): void {
  mkdirSync(join(repositoryFolder, 'dist', 'web'), { recursive: true })
  writeFileSync(join(repositoryFolder, nodeEntry), "module.exports = require('./web/extension.js')\n")
  writeFileSync(join(repositoryFolder, 'dist', 'web', 'package.json'), '{ "type": "commonjs" }\n')
}

/** Builds everything, or with `--watch` keeps building. */
async function main(): Promise<void> {
  if (process.argv.includes('--watch')) {
    writeEntries()
    for (const options of Object.values(bundles))
      await (await context({ ...options, minify: false, sourcemap: true, logLevel: 'info' })).watch()
    return
  }
  rmSync(join(repositoryFolder, 'dist'), { recursive: true, force: true })
  mkdirSync(join(repositoryFolder, 'dist'))
  const results = await Promise.all(Object.values(bundles).map((options) => build({ ...options, metafile: true })))
  const notices = thirdPartyNotices(results.map(({ metafile }) => metafile!))
  writeFileSync(join(repositoryFolder, 'dist', 'THIRD-PARTY-NOTICES.md'), notices)
  writeEntries()
}

if (import.meta.main) await main()

import { globSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Plugin } from 'esbuild'
import { esModules } from '../../src/build/bundle.ts'
import { repositoryFolder } from '../../src/build/paths.ts'

/**
 * Bundles the extension-host tests into the one file that VS Code loads, and returns its path. VS Code runs neither
 * TypeScript nor modules of ours from there, and the same file serves the server and the desktop.
 */
export async function bundleExtensionTests(): Promise<string> {
  const outfile = join(repositoryFolder, 'out', 'test', 'extension.cjs')
  await build({
    entryPoints: [join(repositoryFolder, 'test', 'extension', 'index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    ...esModules,
    sourcemap: 'inline',
    logLevel: 'warning',
    // Mocha's parallel mode looks for its worker file; it is not used here.
    logOverride: { 'require-resolve-not-external': 'silent' },
    // Modules that find their own folder need an address, which CommonJS does not have.
    define: { 'import.meta.url': 'bundleUrl' },
    banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href" },
    plugins: [testFiles],
  })
  return outfile
}

/** Makes `import 'all-extension-tests'` mean every test file of the folder, so that none can be forgotten in a list. */
const testFiles: Plugin = {
  name: 'all-extension-tests',
  setup(builder) {
    const namespace = 'all-extension-tests'
    builder.onResolve({ filter: /^all-extension-tests$/ }, ({ path }) => ({ path, namespace }))
    builder.onLoad({ filter: /.*/, namespace }, () => {
      const folder = join(repositoryFolder, 'test', 'extension')
      const contents = globSync('**/*.test.ts', { cwd: folder })
        .sort()
        .map((file) => `import ${JSON.stringify(`./${file.replaceAll('\\', '/')}`)}`)
      return { contents: contents.join('\n'), resolveDir: folder }
    })
  },
}

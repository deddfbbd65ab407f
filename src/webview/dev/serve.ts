import { context } from 'esbuild'
import { bundles } from '../../build/bundle.ts'

/** Serves the playground on a free port of the loopback interface, built anew at each reload. */
const playground = await context({
  ...bundles['sidebar'],
  entryPoints: ['src/webview/dev/playground.ts', 'src/webview/dev/page.ts'],
  outfile: undefined,
  outdir: 'src/webview/dev/built',
  write: false,
  minify: false,
  sourcemap: 'inline',
})
const { port } = await playground.serve({ host: '127.0.0.1', port: 0, servedir: 'src/webview/dev' })
console.log(`Sidebar playground: http://127.0.0.1:${port}/`)

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'
import { repositoryFolder } from './paths.ts'

/** The licences of the packages that the bundles hold, as they ask to be passed on. Throws where a package has none. */
export function thirdPartyNotices(metafiles: readonly Metafile[]): string {
  const inputs = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap((output) => Object.keys(output.inputs)),
  )
  const packages = [...new Set(inputs.flatMap((path) => packageOf(path) ?? []))].sort()
  return ['# Third-party notices', 'Responsibility Lens ships with parts of these packages.', ...packages.map(notice)]
    .join('\n\n')
    .concat('\n')
}

/** The package a bundled file comes from; undefined for our own. */
function packageOf(path: string): string | undefined {
  return /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]
}

function notice(name: string): string {
  const folder = join(repositoryFolder, 'node_modules', name)
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry))
  if (!file) throw new Error(`${name} comes without a licence file; it cannot be shipped`)
  const text = readFileSync(join(folder, file), 'utf8').trim()
  return `## ${name} ${version} (${license})\n\n\`\`\`\n${text}\n\`\`\``
}

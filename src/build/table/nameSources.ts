import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** An npm package that holds the names of a vocabulary. */
export interface NameSource {
  /** The list in test/catalog/types it renews. */
  readonly list: string
  readonly package: string
  /** Reads the names from the package's folder. */
  names(folder: string): string[]
}

/** Where newer names come from. The lists of other providers came from their documentation. */
export const nameSources: readonly NameSource[] = [
  { list: 'cloudformation', package: '@aws-cdk/aws-service-spec', names: cloudFormationNames },
  ...['aws', 'azurerm'].flatMap((provider) => terraformSources(provider, `@cdktn/provider-${provider}`)),
  ...terraformSources('google', '@cdktf/provider-google'),
  { list: 'kubernetes', package: 'kubernetes-types', names: kubernetesNames },
  ...['aws', 'azure-native', 'gcp', 'kubernetes'].map((provider) => ({
    list: `pulumi-${provider}`,
    package: `@pulumi/${provider}`,
    names: pulumiNames,
  })),
]

function cloudFormationNames(folder: string): string[] {
  const text = gunzipSync(readFileSync(join(folder, 'db.json.gz'))).toString('utf8')
  const spec = JSON.parse(text) as { schema: { resource: { entities: { cloudFormationType: string }[] } } }
  return spec.schema.resource.entities.map(({ cloudFormationType }) => cloudFormationType)
}

/** One folder per type; a type is named in its class as `tfResourceType`. */
function terraformSources(provider: string, packageName: string): NameSource[] {
  const names = (folder: string, data: boolean) =>
    readdirSync(join(folder, 'lib'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name.startsWith('data-') === data && entry.name !== 'provider')
      .flatMap((entry) =>
        matches(readFileSync(join(folder, 'lib', entry.name, 'index.js'), 'utf8'), /tfResourceType = "(\w+)"/g),
      )
  return [
    { list: `terraform-${provider}`, package: packageName, names: (folder) => names(folder, false) },
    { list: `terraform-${provider}.data`, package: packageName, names: (folder) => names(folder, true) },
  ]
}

/** Interfaces whose version and kind are literal. Lists hold resources and are none. */
function kubernetesNames(folder: string): string[] {
  return filesIn(folder, '.d.ts').flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    return [...text.matchAll(/apiVersion\?: ["']([\w./-]+)["'][\s\S]*?kind\?: ["'](\w+)["']/g)]
      .map(([, version, kind]) => `${version}/${kind}`)
      .filter((name) => !name.endsWith('List'))
  })
}

function pulumiNames(folder: string): string[] {
  return filesIn(folder, '.js').flatMap((file) =>
    matches(readFileSync(file, 'utf8'), /__pulumiType = '([^':]+:[^']+)'/g),
  )
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1]!)
}

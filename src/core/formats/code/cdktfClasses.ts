import { type FindClass, snakeCase, splitClass } from './cloudClass.ts'

/**
 * A class that CDK for Terraform made from a provider, as the Terraform type it was made from: by the name of its module where that is
 * its own, since case says less than separators do. https://developer.hashicorp.com/terraform/cdktf/concepts/providers
 */
export const findCdktfClass: FindClass = (reached) => {
  const found = providerOf(reached)
  const split = found && splitClass(found.path)
  if (!split || found.provider === 'generator') return undefined
  const { modules, name } = split
  const module = modules.at(-1)
  const own = module !== undefined && letters(module) === letters(name) ? module : name
  let type = snakeCase(own)
  const provider = found.provider === 'google_beta' ? 'google' : found.provider
  if (module === 'provider' || letters(type) === letters(`${provider}_provider`)) return undefined
  const data = `data_${provider}_`
  const isData = type.startsWith(data)
  if (isData) type = type.slice(data.length)
  return {
    format: 'terraform',
    mode: isData ? 'data' : 'resource',
    type: type === provider ? type : `${provider}_${type}`,
    takes: 'scope-id-props',
    // A resource has a class for each of its blocks, named after both.
    isInput: (className) => className.startsWith(name),
  }
}

function providerOf(reached: readonly string[]): { provider: string; path: readonly string[] } | undefined {
  const [first = '', second = ''] = reached
  const named = (provider: string, path: readonly string[]) => ({
    provider: provider.replaceAll('-', '_'),
    path: path[0] === 'lib' ? path.slice(1) : path,
  })
  if (first === '@cdktf' && second.startsWith('provider-')) return named(second.slice(9), reached.slice(2))
  const inPython = /^cdktf_cdktf_provider_(\w+)$/.exec(first)?.[1]
  if (inPython) return named(inPython, reached.slice(1))
  const generated = reached.indexOf('.gen')
  if (generated !== -1 && reached[generated + 1] === 'providers')
    return named(reached[generated + 2] ?? '', reached.slice(generated + 3))
  // Modules are generated to the same place as providers; their class has the name of the module.
  return first === 'imports' && letters(second) !== letters(reached.at(-1)!)
    ? named(second, reached.slice(2))
    : undefined
}

function letters(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, '').toLowerCase()
}

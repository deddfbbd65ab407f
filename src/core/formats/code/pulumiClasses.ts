import type { Attribute } from '../../resource.ts'
import { type FindClass, type NamedResource, splitClass, textOf } from './cloudClass.ts'

/** Packages that hold no resources: the language's own runtime, rules about resources, and what runs programs. */
const noProviders = new Set(['pulumi', 'policy', 'automation'])

/** API groups that are written short in programs. https://www.pulumi.com/registry/packages/kubernetes/api-docs/ */
const kubernetesGroups: Readonly<Record<string, string>> = {
  flowcontrol: 'flowcontrol.apiserver.k8s.io',
  helm: 'helm.sh',
  rbac: 'rbac.authorization.k8s.io',
  ...Object.fromEntries(
    [
      'admissionregistration',
      'apiextensions',
      'apiregistration',
      'auditregistration',
      'authentication',
      'authorization',
      'certificates',
      'coordination',
      'discovery',
      'events',
      'internal',
      'lifecycle',
      'networking',
      'node',
      'resource',
      'scheduling',
      'settings',
      'storage',
      'storagemigration',
    ].map((group) => [group, `${group}.k8s.io`]),
  ),
}

/** Classes that make another resource from a function of the program. */
const functions: Readonly<Record<string, string>> = { CallbackFunction: 'Function', HttpCallbackFunction: 'Function' }

/** A class of a Pulumi package as the token that Pulumi knows its resource by: `aws:s3:Bucket`. */
export const findPulumiClass: FindClass = (reached) => {
  const [first = '', second = ''] = reached
  const inNode = first === '@pulumi' || first === '@pulumiverse'
  const inPython = /^pulumi(?:verse)?_(\w+)$/.exec(first)?.[1]
  const provider = inNode ? second : inPython?.replaceAll('_', '-')
  const split = provider && splitClass(reached.slice(inNode ? 2 : 1))
  if (!split || noProviders.has(provider)) return undefined
  const { modules, name } = split
  // Inputs are classes, too, in Python.
  if (isInput(name) || ['types', 'inputs', 'outputs', 'config'].includes(modules[0]!)) return undefined
  const type =
    name === 'Provider'
      ? `pulumi:providers:${provider}`
      : token(provider, modules.map(moduleName), functions[name] ?? name)
  const named = type === 'kubernetes:apiextensions.k8s.io:CustomResource' ? customResource : undefined
  return { format: 'pulumi', mode: 'resource', type, takes: 'name-args', isInput, ...(named && { named }) }
}

/** An object of a kind that the cluster was taught. Python has its own way of writing the keys. */
function customResource(given: readonly Attribute[]): NamedResource | undefined {
  const version = textOf(given, 'apiVersion') ?? textOf(given, 'api_version')
  const kind = textOf(given, 'kind')
  return version && kind ? { format: 'pulumi', type: `kubernetes:${version}:${kind}`, attributes: given } : undefined
}

/** https://www.pulumi.com/docs/iac/concepts/inputs-outputs/ */
function isInput(className: string): boolean {
  return /Args(?:Dict)?$/.test(className)
}

/** Python puts `_` after names it needs itself, and between words. */
function moduleName(name: string): string {
  return name.replaceAll('_', '')
}

function token(provider: string, modules: readonly string[], name: string): string {
  const [module, version] = modules
  if (module === undefined) return `${provider}:${name}`
  if (provider === 'kubernetes')
    return `${provider}:${[kubernetesGroups[module] ?? module, version].filter(Boolean).join('/')}:${name}`
  // Only these have versions; elsewhere a second part is the file of the class.
  const isVersion = version !== undefined && /^v\d/.test(version)
  return `${provider}:${isVersion ? `${module}/${version}` : module}:${name}`
}

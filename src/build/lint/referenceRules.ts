import { type LintRule, serviceRule } from './rule.ts'
import { citations, conditions, tests, typeNames } from './walk.ts'

/** The path is the id, so the folder must be a vendor and the model must exist. */
export const knownIds = serviceRule(
  'known-ids',
  'The folder is a file of vendors/ and the model a file of models/.',
  (service, { vendors, models }, id) => [
    ...(Object.hasOwn(vendors, id.split('/')[0]!) ? [] : [`${id.split('/')[0]} is not in vendors/`]),
    ...(/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id) ? [] : [`the path must be <vendor>/<service> in kebab-case`]),
    ...(models.some((model) => model.id === service.model) ? [] : [`model ${service.model} is not in models/`]),
  ],
)

/** Two services that claim one type would make the answer depend on file order. */
export const uniqueTypes: LintRule = {
  name: 'unique-types',
  description: 'Every type name and every prefix rule belongs to one service, once.',
  check: ({ services }) => {
    const owners = new Map<string, string>()
    return services.flatMap(({ path, id, service }) =>
      [...typeNames(service)].flatMap(({ format, name }) => {
        const key = `${format} ${name.toLowerCase()}`
        const owner = owners.get(key)
        owners.set(key, id)
        return owner === undefined ? [] : [{ path, message: `${name} is claimed by ${owner} already` }]
      }),
    )
  },
}

const shapes: Record<string, RegExp> = {
  terraform: /^[a-z][a-z0-9_]*\*?$/,
  cloudformation: /^[A-Za-z0-9]+::[A-Za-z0-9:]*\*?$|^\*::\*$/,
  arm: /^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)+\/[A-Za-z0-9/._-]*\*?$/,
  kubernetes: /^([a-z0-9.-]+\/)?[A-Z][A-Za-z0-9]*$|^[a-z0-9.-]+\/\*$|^\*\/\*$/,
  deploymentmanager: /^[a-z0-9.-]+\.[A-Za-z0-9.]*\*?$/,
  heat: /^[A-Za-z0-9]+::[A-Za-z0-9:]*\*?$/,
  pulumi: /^[a-z0-9-]+:[a-zA-Z0-9/._-]+:[A-Za-z0-9]*\*?$/,
}

/** A misspelt type string resolves nothing and nobody notices. */
export const typeShapes = serviceRule('type-shapes', 'Type names look like types of their format.', (service) =>
  [...typeNames(service)]
    .filter(({ format, name }) => !shapes[format]?.test(name))
    .map(({ format, name }) => `${name} does not look like a ${format} type`),
)

/** Cited ids exist, and no source is listed that nothing rests on. */
export const knownSources = serviceRule(
  'known-sources',
  'Cited sources exist and listed sources are cited.',
  (service) => {
    const cited = [...citations(service)]
    return [
      ...cited
        .filter(({ source }) => !(source in (service.sources ?? {})))
        .map(({ where, source }) => `${where} cites ${source}, which is not under sources`),
      ...Object.keys(service.sources ?? {})
        .filter((id) => !cited.some(({ source }) => source === id))
        .map((id) => `source ${id} is cited nowhere; remove it or cite it`),
    ]
  },
)

/** A condition on a type of another service could never hold. */
export const ownTypes = serviceRule(
  'own-types',
  'Conditions and defaults name types this service claims exactly.',
  (service) => {
    const own = new Set([...typeNames(service)].map(({ name }) => name))
    const named = [
      ...[...conditions(service)].flatMap(({ where, condition }) =>
        Object.keys(condition).map((type) => ({ where, type })),
      ),
      ...Object.keys(service.defaults ?? {}).map((type) => ({ where: 'defaults', type })),
      ...(service.duties ?? []).flatMap((duty) =>
        Object.keys(duty.elsewhere ?? {}).map((type) => ({ where: duty.id, type })),
      ),
    ]
    return named
      .filter(({ type }) => !own.has(type))
      .map(({ where, type }) => `${where} names ${type}, which this service does not claim exactly`)
  },
)

/** An absent attribute takes its documented default, so the default must be written down. */
export const statedDefaults = serviceRule(
  'stated-defaults',
  'An attribute that a shift compares with a value has its default under defaults (null: unset; depends: it varies).',
  (service) =>
    (service.shifts ?? []).flatMap((shift) =>
      [...tests(shift.when)]
        .filter(
          ({ matcher }) =>
            typeof matcher !== 'object' ||
            Array.isArray(matcher) ||
            'not' in matcher ||
            'atLeast' in matcher ||
            'below' in matcher,
        )
        .filter(({ type, attribute }) => service.defaults?.[type]?.[attribute] === undefined)
        .map(({ type, attribute }) => `shifts.${shift.id}: state the default of ${type} ${attribute}`),
    ),
)

/** A reference is only as good as the catalogue it points into. */
export const knownStandards = serviceRule(
  'known-standards',
  'Duties refer to controls of standards that standards.yaml names.',
  (service, { standards }) =>
    (service.duties ?? []).flatMap(({ id, references }) =>
      Object.keys(references ?? {})
        .filter((standard) => !Object.hasOwn(standards, standard))
        .map((standard) => `duties.${id} refers to ${standard}, which is not in standards.yaml`),
    ),
)

/** Ids are used in answers and exports: they must be unique in their service. */
export const uniqueIds = serviceRule('unique-ids', 'Shift and duty ids are unique in their service.', (service) => {
  const ids = [...(service.shifts ?? []), ...(service.duties ?? [])].map(({ id }) => id)
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id ${id} is used twice`)
})

import type { Catalog, Resolution } from '../catalog/catalog.ts'
import type { Attribute, AttributeCase, FormatId, ResourceDeclaration } from '../resource.ts'
import { bridgedSpelling, ownSpelling } from './spelling.ts'
import { attributesUnder } from './attributePath.ts'
import type { Configuration } from './condition.ts'
import { assessDuties } from './assessDuties.ts'
import { assessLayers } from './assessLayers.ts'
import type { Assessment, SourcePage } from './assessment.ts'
import { rollUp } from './rollUp.ts'

/** What is assessed: a resource of a file, or a type somebody asks for. */
export interface Subject {
  readonly format: FormatId
  readonly type: string
  readonly name?: string
  readonly attributes: readonly Attribute[]
  /** `data`: the resource is declared elsewhere, this block only reads it. `module`: see `creates`. */
  readonly mode?: ResourceDeclaration['mode']
  readonly attributeCase?: AttributeCase | undefined
  /** What a module or a nested stack creates, where its files are at hand. */
  readonly creates?: readonly ResourceDeclaration[] | undefined
}

/** Resources of a module that are assessed; of those that create more, the first ones. */
const maxCreated = 2000

/**
 * Assesses one resource as configured, or a module as all it creates; undefined where its type is not in the table, or nobody knows what
 * the module creates. Pure.
 */
export function assess(subject: Subject, catalog: Catalog): Assessment | undefined {
  if (subject.mode === 'module') return assessModule(subject, catalog)
  if (subject.creates) return assessStack(subject, catalog)
  return assessResource(subject, catalog, subject.mode === 'data' ? 'stands where the resource is declared' : undefined)
}

/** A nested stack is a resource and all it creates: the layers are those of what it creates, and it has duties itself. */
function assessStack(subject: Subject, catalog: Catalog): Assessment | undefined {
  const own = assessResource(subject, catalog, undefined)
  const created = assessModule(subject, catalog)
  if (!own || !created) return created ?? own
  const cited = new Set(own.duties.flatMap(({ sources }) => sources))
  const known = new Set(created.sources.map(({ url }) => url))
  return {
    ...created,
    modelName: 'nested stack',
    duties: [...own.duties, ...created.duties],
    sources: [...created.sources, ...own.sources.filter(({ url }) => cited.has(url) && !known.has(url))],
  }
}

/** A module at hand is read, and the modules it calls with it; of one that the table knows, the types are known and their attributes open. */
function assessModule({ type, name, format, creates }: Subject, catalog: Catalog): Assessment | undefined {
  const leaves = creates
    ? creates.slice(0, maxCreated).flatMap((resource) => assessCreated(resource, catalog))
    : assessListed(format, type, catalog)
  const unknown = leaves.filter(({ assessment }) => !assessment).map((leaf) => leaf.type)
  const parts = leaves.flatMap(({ assessment }) => assessment ?? [])
  return rollUp({ type, name, format, unknown, read: creates !== undefined }, parts)
}

interface Leaf {
  readonly type: string
  readonly assessment: Assessment | undefined
}

function assessCreated(resource: ResourceDeclaration, catalog: Catalog): Leaf[] {
  const { mode, type, creates } = resource
  if (mode !== 'module') return [{ type, assessment: assess(resource, catalog) }]
  if (creates) return creates.slice(0, maxCreated).flatMap((inner) => assessCreated(inner, catalog))
  const listed = assessListed(resource.format, type, catalog)
  return listed.length > 0 ? listed : [{ type, assessment: undefined }]
}

function assessListed(format: FormatId, source: string, catalog: Catalog): Leaf[] {
  const known = catalog.createdBy(format, source)
  return (known?.types ?? []).map((type) => ({
    type,
    assessment: assessResource({ format: known!.format, type, attributes: [] }, catalog, 'is set in the module'),
  }))
}

function assessResource(subject: Subject, catalog: Catalog, incomplete: string | undefined): Assessment | undefined {
  const resolution = catalog.resolve(subject.format, subject.type)
  if (!resolution) return undefined
  const { service, serviceId, model, vendor, vendorId } = resolution
  const declaredElsewhere = subject.mode === 'data'
  const defaults = service.defaults?.[resolution.type] ?? {}
  const configuration: Configuration = {
    attributes: attributesUnder(subject.attributes, resolution.attributesAt),
    defaults,
    incomplete: incomplete ?? (resolution.otherStructure ? 'may stand elsewhere in this format' : undefined),
    nullIsAbsent: resolution.otherStructure && incomplete === undefined,
    spelling:
      resolution.bridgedFrom || subject.attributeCase
        ? bridgedSpelling(subject.format, subject.attributeCase)
        : ownSpelling,
  }
  const layers = assessLayers(resolution, configuration, catalog.layers)
  // Whoever reads a resource owes it nothing: its duties are shown where it is declared.
  const duties = declaredElsewhere ? [] : assessDuties(resolution, configuration, catalog.table.standards)
  return {
    type: subject.type,
    name: subject.name,
    format: subject.format,
    vendor: { id: vendorId, name: vendor.name, short: vendor.short },
    service: serviceId,
    serviceName: service.name,
    serviceModel: model.serviceModel,
    modelName: model.name,
    match: resolution.match,
    configures: resolution.configures,
    layers,
    duties,
    sources: citedPages(resolution, new Set([...layers, ...duties].flatMap(({ sources }) => sources))),
  }
}

/** The service's pages that its layers and duties cite, then the vendor's general statement where a layer follows from the model. */
function citedPages({ service, vendor }: Resolution, cited: ReadonlySet<string>): SourcePage[] {
  const pages = new Map<string, SourcePage>()
  for (const page of [...Object.values(service.sources ?? {}), ...Object.values(vendor.sources ?? {})])
    if (cited.has(page.url) && !pages.has(page.url)) pages.set(page.url, page)
  return [...pages.values()]
}

import type { Value } from '../../../resource.ts'
import type { Files, SourceDocument } from '../../format.ts'
import { joinPath } from '../../paths.ts'
import { parseYaml, type YamlDialect } from '../../syntax/yamlValue.ts'

/** What a chart's own files say about the values its templates use. */
export interface Chart {
  /** The content of `values.yaml`: the defaults, which whoever installs the chart may override. */
  readonly values: Value
  /** First names of values that other charts define, too. */
  readonly foreign: ReadonlySet<string>
  /** Any value may come from another chart. */
  readonly open: boolean
}

/** Plain YAML: neither tags nor functions mean anything. */
export const plainYaml: YamlDialect = {
  tagged: (tag, text, range) => ({ kind: 'unknown', text: `${tag} ${text}`.slice(0, 60), range }),
  call: () => undefined,
}

/** Folders named `templates` above a template that are tried. */
const maxCharts = 4

const charts = new WeakMap<SourceDocument, { readonly about: SourceDocument; readonly chart: Chart | undefined }>()

/** The chart that a template belongs to, which is the folder above `templates`; undefined where its files are not at hand. */
export function chartOf(path: string, files: Files | undefined): Chart | undefined {
  if (!files) return undefined
  const parts = path.split('/')
  let tries = 0
  for (let at = parts.length - 2; at >= 0 && tries < maxCharts; at--) {
    if (parts[at] !== 'templates') continue
    tries++
    const root = parts.slice(0, at).join('/') || (path.startsWith('/') ? '/' : '')
    const about = files.read(joinPath(root, 'Chart.yaml'))
    const values = files.read(joinPath(root, 'values.yaml'))
    if (!about || !values) continue
    const known = charts.get(values)
    if (known?.about === about) return known.chart
    const chart = readChart(values, [about, files.read(joinPath(root, 'requirements.yaml'))])
    charts.set(values, { about, chart })
    return chart
  }
  return undefined
}

/** https://helm.sh/docs/chart_template_guide/subcharts_and_globals/ */
function readChart({ text }: SourceDocument, about: readonly (SourceDocument | undefined)[]): Chart | undefined {
  const result = parseYaml(text, plainYaml)
  if (!('value' in result) || result.isPartial) return undefined
  const values: Value =
    result.value.kind === 'literal' && result.value.value === null
      ? { kind: 'map', entries: [], range: result.value.range }
      : result.value
  if (values.kind !== 'map') return undefined
  // Istio's charts move all values before they use them: https://github.com/istio/istio/blob/master/manifests/zzz_profile.yaml
  if (values.entries.some(({ name }) => name.startsWith('_internal_defaults'))) return undefined
  const foreign = new Set(['global'])
  let open = false
  for (const dependency of about.flatMap((document) => (document ? dependenciesIn(document) : []))) {
    for (const { name, value } of dependency)
      if (name === 'import-values') open = true
      else if ((name === 'name' || name === 'alias') && value.kind === 'literal') foreign.add(String(value.value))
  }
  return { values, foreign, open }
}

function dependenciesIn({ text }: SourceDocument) {
  const result = parseYaml(text, plainYaml)
  const root = 'value' in result && result.value.kind === 'map' ? result.value.entries : []
  const list = root.find(({ name }) => name === 'dependencies')?.value
  return list?.kind === 'list' ? list.items.map((item) => (item.kind === 'map' ? item.entries : [])) : []
}

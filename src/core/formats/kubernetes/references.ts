import type { Files, Reference, SourceDocument } from '../format.ts'
import { folderOf, joinPath } from '../paths.ts'
import { readKey } from '../syntax/yamlEntries.ts'

/** Keys whose value is the name of another object, with its kind. https://kubernetes.io/docs/reference/kubernetes-api/ */
const named: Readonly<Record<string, string>> = {
  serviceAccountName: 'ServiceAccount',
  secretName: 'Secret',
  claimName: 'PersistentVolumeClaim',
  storageClassName: 'StorageClass',
  ingressClassName: 'IngressClass',
  gatewayClassName: 'GatewayClass',
  priorityClassName: 'PriorityClass',
  runtimeClassName: 'RuntimeClass',
  serviceName: 'Service',
  volumeName: 'PersistentVolume',
}

/** Keys that hold a `name` of another object, with its kind where it is not written beside the name. */
const holders: Readonly<Record<string, string | undefined>> = {
  secretKeyRef: 'Secret',
  secretRef: 'Secret',
  secret: 'Secret',
  imagePullSecrets: 'Secret',
  secrets: 'Secret',
  configMapKeyRef: 'ConfigMap',
  configMapRef: 'ConfigMap',
  configMap: 'ConfigMap',
  service: 'Service',
  backendRefs: 'Service',
  parentRefs: 'Gateway',
  subjects: undefined,
  sourceRef: undefined,
}

/** Lines above a name that are looked at. */
const maxLines = 2000

/** The name of another object at an offset: the value of a key that holds one, in block style. */
export function referenceAt(text: string, offset: number): Reference | undefined {
  const line = lineAt(text, offset)
  const key = keyOf(text, line)
  const value = key && valueOf(text, key.valueStart, line.end)
  if (!key || !value || offset < value.start || offset > value.end) return undefined
  const around = surroundings(text, line, key.column)
  if (!around) return undefined
  const name = text.slice(value.start, value.end)
  const isHolder = key.name === 'name' && (Object.hasOwn(holders, around.parent) || around.parent.endsWith('Ref'))
  if (!isHolder && !Object.hasOwn(named, key.name)) return undefined
  const kind = isHolder ? (around.kind ?? holders[around.parent]) : named[key.name]
  return { name, range: value, isOfType: (type) => kind === undefined || type === kind || type.endsWith(`/${kind}`) }
}

/** Files beside a manifest that are looked through. */
const maxFiles = 200
const maxLength = 1_000_000

/** The other YAML files of the folder. */
export function scopeOf({ path }: SourceDocument, files: Files): readonly SourceDocument[] {
  const folder = folderOf(path)
  const names = (files.list(folder) ?? []).filter((name) => /\.ya?ml$/i.test(name)).sort()
  const documents: SourceDocument[] = []
  for (const name of names.slice(0, maxFiles)) {
    const other = joinPath(folder, name)
    const document = other === path ? undefined : files.read(other)
    if (document && document.text.length < maxLength) documents.push(document)
  }
  return documents
}

interface Line {
  readonly start: number
  readonly end: number
}

interface LineKey {
  readonly name: string
  readonly column: number
  readonly valueStart: number
}

function lineAt(text: string, offset: number): Line {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const newline = text.indexOf('\n', start)
  const end = newline === -1 ? text.length : newline
  return { start, end: text[end - 1] === '\r' && end > start ? end - 1 : end }
}

/** The key of a line, behind the dashes of the items that it starts. */
function keyOf(text: string, { start, end }: Line): LineKey | undefined {
  const at = start + /^(?:[ ]*-(?=[ ]))*[ ]*/.exec(text.slice(start, end))![0].length
  const key = readKey(text, at, end)
  return key && { name: key.name, column: at - start, valueStart: key.valueStart }
}

/** A plain or quoted value up to the end of its line. */
function valueOf(text: string, from: number, end: number): Line | undefined {
  const written = text.slice(from, end)
  const blanks = /^[ \t]*/.exec(written)![0].length
  const rest = written.slice(blanks)
  const quote = rest[0] === '"' || rest[0] === "'" ? rest[0] : ''
  const close = quote ? rest.indexOf(quote, 1) : rest.search(/\s#/)
  const value = (close === -1 ? rest : rest.slice(0, close)).slice(quote.length).trimEnd()
  const start = from + blanks + quote.length
  const isName = value !== '' && (value.startsWith('{{') || !/^[#&*!|>[{]/.test(value))
  return isName ? { start, end: start + value.length } : undefined
}

/** The key that a key stands below, and the `kind` beside it; undefined where both are within text over several lines. */
function surroundings(
  text: string,
  line: Line,
  column: number,
): { parent: string; kind: string | undefined } | undefined {
  const kind = kindBeside(text, line, column)
  let parent: string | undefined
  let inner = column
  let at = line.start
  for (let count = 0; at > 0 && inner > 0 && count < maxLines; count++) {
    const above = lineAt(text, at - 1)
    at = above.start
    const written = text.slice(above.start, above.end)
    if (/^---(?:\s|$)/.test(written)) break
    const key = keyOf(text, above)
    const isItem = key !== undefined && /^[ ]*-[ ]/.test(written)
    const own = isItem ? written.search(/-/) : (key?.column ?? written.search(/\S/))
    if (own === -1 || written[own] === '#' || written.startsWith('{{', own)) continue
    // An item may stand in the column of its key; its first line is beside the others.
    const isAbove = key && (key.column < inner || (isItem && own < inner && key.column !== column))
    if (!isAbove) {
      if (isItem && key && key.column === inner) inner = own + 1
      continue
    }
    if (/[|>][-+\d]*[ \t]*$/.test(text.slice(key.valueStart, above.end))) return undefined
    parent ??= key.name
    inner = Math.min(inner, key.column)
  }
  return { parent: parent ?? '', kind }
}

/** The value of a `kind` at the same column, in the lines directly around. */
function kindBeside(text: string, line: Line, column: number): string | undefined {
  for (const step of [-1, 1]) {
    let current = line
    for (let count = 0; count < 6; count++) {
      // The line with the dash is the first of its item.
      if (step === -1 && /^[ ]*-[ ]/.test(text.slice(current.start, current.end))) break
      const next = step === -1 ? current.start - 1 : current.end + 1
      if (next < 0 || next >= text.length) break
      current = lineAt(text, text[next] === '\n' && step === 1 ? next + 1 : next)
      const key = keyOf(text, current)
      if (!key || key.column !== column) break
      if (step === 1 && /^[ ]*-[ ]/.test(text.slice(current.start, current.end))) break
      const value = key.name === 'kind' ? valueOf(text, key.valueStart, current.end) : undefined
      if (value) return text.slice(value.start, value.end)
    }
  }
  return undefined
}

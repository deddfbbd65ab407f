import { parse as parseHcl } from '@cdktf/hcl2json'
import { parseTree } from 'jsonc-parser'
import { parseAllDocuments } from 'yaml'
import { detectFormat } from '../../src/core/formats/registry.ts'
import { assessFile, createResponsibilityService, type SourceDocument } from '../../src/core/index.ts'
import { fixtures } from '../helpers/fixtures.ts'
import { cloudFormationTemplate, terraformFile } from './generate.ts'
import { inTurn, median, time } from './measure.ts'
import type { Row } from './table.ts'

const runs = 9

/** Each measured text is repeated until a run reads about this many characters. */
const charactersPerRun = 1_000_000

interface Peer {
  readonly name: string
  readonly parse: (document: SourceDocument) => unknown
}

const hcl: Peer = { name: '@cdktf/hcl2json', parse: ({ path, text }) => parseHcl(path, text) }
const yaml: Peer = { name: 'yaml, parse only', parse: ({ text }) => parseAllDocuments(text, { logLevel: 'silent' }) }
const json: Peer = { name: 'jsonc-parser, parse only', parse: ({ text }) => parseTree(text) }

/** How fast `matrix` reads and assesses, format by format, beside a parser that only parses the same text. */
export async function measureMatrix(tableText: string): Promise<Row[]> {
  const service = createResponsibilityService(tableText)
  const files = [...fixtures('formats'), ...fixtures('workspace')]
  const of = (id: string, isJson: boolean): SourceDocument[] =>
    files.filter((file) => detectFormat(file)?.id === id && file.text.trimStart().startsWith('{') === isJson)
  const rows: Row[] = []
  for (const [what, documents, peer] of [
    ['Terraform', [terraformFile(5000), ...of('terraform', false)], hcl],
    ['CloudFormation, YAML', [cloudFormationTemplate(5000), ...of('cloudformation', false)], yaml],
    ['CloudFormation, JSON', of('cloudformation', true), json],
    ['Kubernetes', of('kubernetes', false), yaml],
    ['Bicep', of('bicep', false), undefined],
    ['ARM template', of('arm-template', true), json],
  ] as const)
    rows.push(await measureFormat(what, documents, peer, (document) => assessFile(service, document)))
  return rows
}

async function measureFormat(
  what: string,
  documents: readonly SourceDocument[],
  peer: Peer | undefined,
  assess: (document: SourceDocument) => unknown,
): Promise<Row> {
  const length = documents.reduce((sum, { text }) => sum + text.length, 0)
  if (length === 0) throw new Error(`There is nothing to measure for ${what}.`)
  const times = Math.max(1, Math.round(charactersPerRun / length))
  const all = async (read: (document: SourceDocument) => unknown): Promise<void> => {
    for (let i = 0; i < times; i++) for (const document of documents) await read(document)
  }
  const peerRun = peer ? () => time(() => all(peer.parse)) : () => Promise.resolve(0)
  await all(assess)
  await peerRun()
  const measured = await inTurn(runs, () => time(() => all(assess)), peerRun)
  const [ours, theirs] = [median(measured.ours), median(measured.peer)]
  const speed = (milliseconds: number): string => `${((length * times) / 1000 / milliseconds).toFixed(1)} MB/s`
  return {
    what: `matrix: ${what}`,
    ours: speed(ours),
    ...(peer ? { peer: speed(theirs), ratio: theirs / ours } : {}),
    note: peer ? `peer: ${peer.name}; wanted: at least 5 MB/s` : 'wanted: at least 5 MB/s',
  }
}

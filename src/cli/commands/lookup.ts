import { createInterface } from 'node:readline'
import {
  address,
  type Assessment,
  modelWords,
  partyName,
  type ResponsibilityService,
  toLookup,
} from '../../core/index.ts'
import { parseQuery, splitLine, toSubject } from '../query.ts'
import { UsageError } from '../usageError.ts'

/** `lookup <type> ...` and `lookup -`. The exit code: 0 where every query was answered, 1 where a type is not in the table, 2 for bad usage. */
export async function lookup(words: readonly string[], service: ResponsibilityService): Promise<number> {
  const json = words.includes('--json')
  const rest = words.filter((word) => word !== '--json')
  if (rest.includes('-')) return lookupLines(rest, json, service)
  const query = parseQuery(rest)
  const assessment = service.describe(toSubject(query, service))
  if (!assessment) {
    process.stderr.write(`${notInTable(query.type)}\n`)
    return 1
  }
  process.stdout.write(json ? `${JSON.stringify(toLookup(assessment), undefined, 2)}\n` : renderText(assessment))
  return 0
}

/** One query per line of standard input; answers stay in step, errors included. Blank lines are passed over. */
async function lookupLines(words: readonly string[], json: boolean, service: ResponsibilityService): Promise<number> {
  if (words.length > 1) throw new UsageError('lookup - takes its queries, with their options, from standard input')
  let code = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue
    const answer = answerLine(line, service)
    code = Math.max(code, answer.code)
    if (json)
      process.stdout.write(
        `${JSON.stringify(answer.assessment ? toLookup(answer.assessment) : { error: answer.error })}\n`,
      )
    else process.stdout.write(answer.assessment ? renderText(answer.assessment) : `${answer.error}\n`)
  }
  return code
}

interface Answer {
  readonly code: number
  readonly assessment?: Assessment
  readonly error?: string
}

function answerLine(line: string, service: ResponsibilityService): Answer {
  try {
    const query = parseQuery(splitLine(line))
    const assessment = service.describe(toSubject(query, service))
    return assessment ? { code: 0, assessment } : { code: 1, error: notInTable(query.type) }
  } catch (error) {
    if (error instanceof UsageError) return { code: 2, error: error.message }
    throw error
  }
}

function notInTable(type: string): string {
  return `${type} is not in the responsibility table`
}

function renderText(assessment: Assessment): string {
  const width = Math.max(...assessment.layers.map(({ label }) => label.length))
  const party = Math.max(...assessment.layers.map((layer) => partyName(layer.party, assessment).length))
  const lines = assessment.layers.flatMap((layer) => {
    const head = `  ${layer.label.padEnd(width)}  ${partyName(layer.party, assessment).padEnd(party)}`
    const indent = ' '.repeat(head.length + 2)
    const notes = [
      ...[layer.provider, layer.customer].filter(Boolean),
      ...(layer.shift ? [`because ${layer.shift.when}: ${layer.shift.because}`] : []),
      ...(layer.dependsOn
        ? [
            `depends on ${layer.dependsOn.on}: ${layer.dependsOn.outcomes.map((outcome) => `${outcome.when} → ${partyName(outcome.party, assessment)}`).join('; ')}`,
          ]
        : []),
    ]
    return [`${head}  ${notes[0] ?? ''}`.trimEnd(), ...notes.slice(1).map((note) => indent + note)]
  })
  const duties = assessment.duties.map(({ title, status, evidence }) => `  [${status}] ${title} (${evidence})`)
  return [
    `${assessment.serviceName} · ${modelWords(assessment)} · ${address(assessment)}`,
    ...lines,
    ...(duties.length > 0 ? ['Duties', ...duties] : []),
    'Sources',
    ...assessment.sources.map(({ title, url, accessed }) => `  ${title} (read ${accessed}) ${url}`),
    '',
  ].join('\n')
}

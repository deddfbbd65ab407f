import type { Assessment, CreatedServices } from '../assessment/assessment.ts'
import { dependencyNote, type LineOf, shiftNote } from './layerText.ts'
import { codeSpan, escapeMarkdown, escapeSentence, link } from './markdown.ts'
import { address, countWords, modelWords, partyName } from './words.ts'

/** The whole assessment as a Markdown document, to paste into a ticket or a review. */
export function renderAssessmentMarkdown(assessment: Assessment, lineOf: LineOf = () => undefined): string {
  const { layers, duties, sources, creates } = assessment
  const rows = layers.map((layer) =>
    [
      escapeMarkdown(layer.label),
      `**${escapeMarkdown(partyName(layer.party, assessment))}**`,
      escapeSentence(layer.provider),
      escapeSentence(layer.customer),
      [
        shiftNote(layer, lineOf),
        dependencyNote(assessment, layer, lineOf),
        layer.thirdParty ? `With ${escapeMarkdown(layer.thirdParty)}.` : '',
      ]
        .filter(Boolean)
        .join(' '),
    ]
      .map((cell) => cell.replaceAll('|', '\\|').replaceAll('\\\\|', '\\|'))
      .join(' | '),
  )
  return [
    `## ${escapeMarkdown(assessment.serviceName)}: who secures ${codeSpan(address(assessment))}`,
    `${escapeMarkdown(assessment.vendor.name)} · ${escapeMarkdown(modelWords(assessment))}`,
    [
      `| Layer | Carried by | ${escapeMarkdown(assessment.vendor.short)} | You | As configured |`,
      '|---|---|---|---|---|',
      ...rows.map((row) => `| ${row} |`),
    ].join('\n'),
    creates ? createdList(creates) : '',
    duties.length === 0
      ? ''
      : [
          '### Duties',
          ...duties.map(
            ({ title, status, evidence, references }) =>
              `- ${status === 'met' ? '[x]' : '[ ]'} ${escapeMarkdown(title)}: ${status}, ${escapeMarkdown(evidence)}` +
              (references.length === 0
                ? ''
                : ` (${escapeSentence(references.map(({ name, control }) => `${name} ${control}`).join('; '))})`),
          ),
        ].join('\n'),
    ['### Sources', ...sources.map(({ title, url, accessed }) => `- ${link(title, url)}, read on ${accessed}`)].join(
      '\n',
    ),
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n')
}

function createdList({ read, services, unknown }: CreatedServices): string {
  const what = read ? 'resource' : 'resource type'
  return [
    '### Creates',
    ...services.map(({ serviceName, resources }) => `- ${escapeMarkdown(serviceName)}: ${countWords(resources, what)}`),
    ...unknown.map((type) => `- ${codeSpan(type)}: not in the table, so nothing is said about it`),
  ].join('\n')
}

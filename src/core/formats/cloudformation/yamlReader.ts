import type { Problem, Value } from '../../resource.ts'
import { PieceCache, placeProblems } from '../syntax/pieces.ts'
import { splitEntries } from '../syntax/yamlEntries.ts'
import { createEntryReader, type EntryPiece } from '../syntax/yamlTemplate.ts'
import { parseYaml } from '../syntax/yamlValue.ts'
import { cloudFormationDialect } from './dialect.ts'
import { findOuterSection, outerIndent, YamlSections } from './sections.ts'
import { type PlacedResource, resourcesIn, type Template, typePattern } from './template.ts'

/** Starts a reader of templates in YAML, which reads what differs from the text before. */
export function createYamlReader(): (text: string) => Template {
  const entries = new PieceCache<EntryPiece>()
  const definitions = new PieceCache<Value>()
  return (text) => {
    definitions.turn()
    const indent = outerIndent(text)
    const section = findOuterSection(text, 'Resources', indent)
    const resources: PlacedResource[] = []
    const problems: Problem[] = []
    const ranges = !section ? [] : section.inBraces ? [section] : splitEntries(text, section)
    for (const { start, end } of ranges) {
      const piece = entries.piece(text.slice(start, end), section?.inBraces ? readInBraces : readEntry)
      resources.push(...piece.resources.map((resource) => ({ resource, offset: start })))
      problems.push(...placeProblems(piece.problems, start))
    }
    entries.turn()
    return { resources, problems, sections: new YamlSections(text, indent, definitions) }
  }
}

const readPlainEntry = createEntryReader({
  vocabulary: 'cloudformation',
  section: 'Resources',
  typeKey: 'Type',
  typePattern,
  propertiesKey: 'Properties',
  dialect: cloudFormationDialect,
})

function readEntry(text: string): EntryPiece {
  return /^["']?Fn::ForEach::/.test(text) ? readInBraces(text) : readPlainEntry(text)
}

/** Several resources in one piece. */
function readInBraces(text: string): EntryPiece {
  const result = parseYaml(text, cloudFormationDialect)
  if ('value' in result) return { resources: resourcesIn(text, result.value), problems: [] }
  const message = `These entries could not be read: ${result.error}`
  return { resources: [], problems: [{ code: 'unreadable-block', message, range: result.range }] }
}

import { strict as assert } from 'node:assert'
import { formats } from '../../../src/core/formats/registry.ts'
import { memoryFiles } from '../../helpers/files.ts'
import { fixtureProject } from '../../helpers/fixtures.ts'
import { seededRandom } from '../../helpers/random.ts'
import { assertRanges } from '../../helpers/ranges.ts'
import { responsibility } from '../../helpers/table.ts'

type Project = Readonly<Record<string, string>>

const projects: readonly Project[] = ['workspace', ...formats.map(({ id }) => `formats/${id}`)].map(fixtureProject)

const snippets = ['{', '}', '"', '${', '\n', ': ', '- ', '../', '[', '#', '{{ ', "'", 'source = "."', '!Ref ', '']

/** A text with one thing put in and a few characters taken out. */
function edited(text: string, random: () => number): string {
  const at = Math.floor(random() * (text.length + 1))
  const put = snippets[Math.floor(random() * snippets.length)]!
  return text.slice(0, at) + put + text.slice(at + Math.floor(random() * 8))
}

/** Reads one file of a project with all that it leads to, and looks at some names in it. */
function exercise(project: Project, path: string, random: () => number) {
  const document = { path, text: project[path]! }
  const files = memoryFiles(project)
  const parsed = responsibility().analyze(document, files)
  if (!parsed) return
  assertRanges(document.text, parsed)
  for (const resource of parsed.resources) responsibility().describe(resource)
  for (let count = 0; count < 5; count++) {
    const offset = Math.floor(random() * (document.text.length + 1))
    const referred = responsibility().referredAt(document, parsed, offset, files)
    if (!referred) continue
    const { start, end } = referred.range
    assert.ok(0 <= start && start <= offset && offset <= end && end <= document.text.length, `${path} at ${offset}`)
    responsibility().describe(referred.declaration)
  }
}

suite('Bad input among other files', () => {
  suiteSetup(async () => {
    for (const project of projects)
      for (const [path, text] of Object.entries(project)) await responsibility().load({ path, text })
  })

  test('no file of a project, edited at random, throws or leaves its text, whatever it leads to (seeded)', () => {
    const random = seededRandom(20261124)
    for (const project of projects)
      for (const path of Object.keys(project))
        for (let round = 0; round < 25; round++) {
          const broken = { ...project, [path]: edited(edited(project[path]!, random), random) }
          exercise(broken, path, random)
        }
  })

  test('nor does a file that leads to one that is broken (seeded)', () => {
    const random = seededRandom(7)
    for (const project of projects) {
      const paths = Object.keys(project)
      for (const path of paths) {
        const broken = Object.fromEntries(
          paths.map((each) => [each, each === path ? project[each]! : edited(project[each]!, random)]),
        )
        for (let round = 0; round < 8; round++) exercise(broken, path, random)
      }
    }
  })

  test('reading after an edit, or after an edit of a file beside, gives what a fresh reading gives (seeded)', () => {
    const random = seededRandom(99)
    for (const project of projects) {
      const paths = Object.keys(project)
      for (const path of paths) {
        const analyze = responsibility().createAnalyzer()
        let current = project
        for (let round = 0; round < 10; round++) {
          const changed = round % 2 === 0 ? path : paths[Math.floor(random() * paths.length)]!
          current = { ...current, [changed]: edited(current[changed]!, random) }
          const document = { path, text: current[path]! }
          assert.deepEqual(
            structuredClone(analyze(document, memoryFiles(current))),
            structuredClone(responsibility().analyze(document, memoryFiles(current))),
          )
        }
      }
    }
  })
})

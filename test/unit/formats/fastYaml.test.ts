import { strict as assert } from 'node:assert'
import { cloudFormationDialect } from '../../../src/core/formats/cloudformation/dialect.ts'
import { readFastYaml } from '../../../src/core/formats/syntax/fastYaml.ts'
import { parseWithLibrary, type YamlDialect } from '../../../src/core/formats/syntax/yamlValue.ts'
import { fixtures } from '../../helpers/fixtures.ts'
import { seededRandom } from '../../helpers/random.ts'

/** Says all it is told, so that every difference shows. */
const telling: YamlDialect = {
  tagged: (tag, text, range, read) => ({
    kind: 'list',
    range,
    items: [{ kind: 'unknown', text: `${tag} ${text}`, range }, read()],
  }),
  call: (key, text, range, read) =>
    key.startsWith('Fn::')
      ? { kind: 'list', range, items: [{ kind: 'unknown', text: `${key} ${text}`, range }, read()] }
      : undefined,
  string: (value, range) => (value.includes('${') ? { kind: 'unknown', text: value, range } : undefined),
}

/** Compares with the library; whether the text was read fast. */
function compare(text: string, dialect = telling): boolean {
  const value = readFastYaml(text, dialect)
  if (!value) return false
  assert.deepEqual({ value }, parseWithLibrary(text, dialect), JSON.stringify(text))
  return true
}

const texts = [...fixtures('formats'), ...fixtures('workspace')]
  .filter(({ path }) => /\.ya?ml$/.test(path))
  .map(({ text }) => text)

/** The parts of a file that are read by themselves: documents, and entries of sections at any depth. */
function pieces(text: string): string[] {
  const documents = text.split(/^---.*\n/m)
  const entries = documents.flatMap((document) => document.split(/^(?= {2}\S)/m).slice(1))
  return [...documents, ...entries, ...entries.map((entry) => entry.trimStart())]
}

suite('Fast YAML', () => {
  test('what is read fast is what the library reads, over all fixtures', () => {
    const fast = texts.flatMap(pieces).filter((piece) => compare(piece) && compare(piece, cloudFormationDialect))
    assert.ok(fast.length > texts.length, 'hardly anything is read fast')
  })

  test('line ends of Windows are read alike', () => {
    for (const text of texts) for (const piece of pieces(text)) compare(piece.replaceAll(/\r?\n/g, '\r\n'))
  })

  for (const text of [
    'a: 1\nb: -0\nc: 0o17\nd: 0x1F\ne: 1.50\nf: 1e3\ng: .inf\nh: -.INF\ni: .nan\nj: 08\nk: 1_000\nl: 12e03\nm: +5\nn: 1.\no: .5\n',
    'a: ~\nb: null\nc: NULL\nd: nUll\ne:\nf: true\ng: False\nh: yes\ni: on\nj: TRUE\nk: tRue\n',
    'a: "x\\ty \\"z\\" \\u00e9\\x41 \\/"\nb: \'it\'\'s\'\nc: ""\nd: \'\'\n"e f": 1\n\'g\': 2\n',
    'a: "one\n  two\n\n  three\\\n  four \\\n  \\ five"\nb: \'one\n  two\n\n\n  three \'\n',
    'a: one\n  two\n\n  three # comment\nb: 2\n',
    'a: |\n  one\n   two\n\n  three\n\n\nb: |-\n  x\nc: |+\n  y\n\n\nd: >\n  one\n  two\n\n  three\n\n\n  four\n',
    'a: |\n  last',
    'a: |+\n  last\n\n',
    '- a\n- - b\n  - c\n-\n  d: 1\n- e: 2\n  f: 3\n-\n- # nothing\n- g\n',
    'a:\n- b\n- c: 1\n  d: 2\ne:\n  - f\n',
    'a: [b, "c", {d: e, "f":1}, []]\nb: { c: [1, 2], d: {} }\nc: [!Ref x, !Sub "${y}"]\n',
    'a: !Ref b\nc: !GetAtt d.e\nf: !If\n  - g\n  - !Ref h\n  - 5\ni: !Join ["", [!Ref j, k]]\nl:\n  !Sub "${m}"\nn: !Ref 5\n',
    'a: !Sub |\n  ${b}\n  c\nd:\n  Fn::Join:\n    - ","\n    - [x, y]\ne:\n  Fn::GetAtt: [f, g]\n',
    'a:\n  b: 1\n\n  # about c\n  c: 2\n    # deeper\n  # as deep\n# at the start\nd: 3\n',
    'a:\n  b:\n    c: 1\n    # as deep as c\n  # as deep as b\ne: 1\n',
    'a:\n  b:\n    c: 1\n  # as deep as b\n    # deeper again\ne: 1\n# end\n',
    'a:\n  b:\n    # nothing\n\nc: # nothing either\nd:\n',
    'a:\n  - b\n    # deeper\n  # as deep\nc:\n  - d: 1\n    # as deep as d\n  - e\n',
    'a: 1\na: 2\n"a": 3\n',
    '# first\n\n  # second\na : 1   \nb:   2 # two\nc: x#y\nd: http://e/f\ng: a:b\nh: -x\n',
    '    deep: 1\n    deeper:\n        x: 2\n',
  ])
    test(`reads fast, and as the library: ${JSON.stringify(text.slice(0, 50))}`, () => {
      assert.ok(compare(text), 'was given up')
      compare(text.trimEnd())
      assert.ok(compare(text.replaceAll('\n', '\r\n')), 'was given up with line ends of Windows')
    })

  for (const text of [
    '',
    'word\n',
    '[a]\n',
    'a: &b 1\nc: *b\n',
    'a: 1\n<<: {b: 2}\n',
    '? a\n: b\n',
    '---\na: 1\n',
    'a: 1\n...\n',
    '%YAML 1.2\na: 1\n',
    'a:\tb\n',
    '\ta: 1\n',
    'a: [b,\n  c]\n',
    'a: b: c\n',
    'a: 1\n  b: 2\n',
    '  a: 1\n b: 2\n',
    'a: "b\n',
    "a: 'b' c\n",
    'a: @b\n',
    'a: !!str 1\n',
    '\ufeffa: 1\n',
    'a: 1\rb: 2\n',
    'a: "\\q"\n',
    `${'- '.repeat(500)}a\n`,
    `a: ${'['.repeat(500)}\n`,
  ])
    test(`leaves to the library: ${JSON.stringify(text.slice(0, 30))}`, () => {
      assert.equal(readFastYaml(text, telling), undefined)
    })

  test('random edits are read as the library reads them, or left to it (seeded)', () => {
    const random = seededRandom(20261124)
    const draw = (limit: number): number => Math.floor(random() * limit)
    const snippets = [
      ' ',
      '  ',
      '\n',
      '\n\n',
      '\n  ',
      '\r\n',
      '\t',
      '# c\n',
      '  # c\n',
      ': ',
      ':',
      '- ',
      '-',
      '"',
      "'",
      '\\',
    ]
    snippets.push(
      '|',
      '|\n   x\n',
      '>\n',
      '[',
      ']',
      '{',
      '}',
      ', ',
      '!T ',
      '&a ',
      '*a ',
      '?',
      '~',
      '0',
      '1.5',
      '...',
      '---\n',
    )
    let fast = 0
    for (const text of texts.flatMap(pieces)) {
      for (let round = 0; round < 20; round++) {
        let edited = text
        for (let edits = 1 + draw(3); edits > 0; edits--) {
          const at = draw(edited.length + 1)
          edited = edited.slice(0, at) + snippets[draw(snippets.length)]! + edited.slice(at + draw(4))
        }
        if (compare(edited)) fast++
      }
    }
    assert.ok(fast > 1000, `only ${fast} edited texts were read fast`)
  })
})

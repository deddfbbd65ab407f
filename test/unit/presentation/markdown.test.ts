import { strict as assert } from 'node:assert'
import { createLineOf, renderAssessmentMarkdown, renderHover, renderUnknownHover } from '../../../src/core/index.ts'
import { heightOf } from '../../../src/core/presentation/hover.ts'
import { mayDiffer } from '../../../src/core/presentation/layerText.ts'
import { codeSpan, escapeMarkdown, link } from '../../../src/core/presentation/markdown.ts'
import { responsibility } from '../../helpers/table.ts'

suite('Markdown', () => {
  test('escapes everything that could format, link or open a tag', () => {
    const escaped = escapeMarkdown('[x](command:evil) <img src=x> **b** `c` # h | t & http://a.b')
    assert.ok(!/(?<!\\)[[\]()*`#|]/.test(escaped), escaped)
    assert.ok(!escaped.includes('<'))
  })

  test('a code span cannot be closed by what is in it', () => {
    assert.equal(codeSpan('a``b`'), '``` a``b` ```')
    assert.equal(codeSpan('a\n\nb'), '`a b`')
  })

  test('direction marks and control characters do not survive', () => {
    assert.equal(codeSpan('a\u202eb\u0007c'), '`ab c`')
  })

  test('links take https and our commands only, and their address cannot end early', () => {
    assert.equal(link('a', 'javascript:alert(1)'), 'a')
    assert.equal(link('a', 'https://x.y/(z) <'), '[a](https://x.y/%28z%29%20%3C)')
  })
})

suite('Hover text', () => {
  const hostile = 'x](command:evil.run) <b>`${1}` **bold** [link](https://evil.example)'

  function hover(text: string): string {
    const parsed = responsibility().analyze({ path: 'a.tf', text })!
    const assessment = responsibility().describe(parsed.resources[0]!)!
    return renderHover(assessment, {
      lineOf: createLineOf(text),
      commands: [{ title: 'Open', address: 'command:a.b' }],
    })
  }

  test('a hostile resource name adds no link and no tag', () => {
    const clean = hover('resource "aws_db_instance" "x" {}')
    const dirty = hover(
      `resource "aws_db_instance" "${hostile.replaceAll('"', '').replaceAll(' ', '_').replace('${1}', '1')}" {}`,
    )
    const links = (text: string) => text.replace(/(`+)[^`].*?\1/g, '').match(/(?<!\\)\]\(/g)?.length
    assert.equal(links(dirty), links(clean))
    assert.ok(!dirty.replace(/(`+).*?\1/g, '').includes('<b>'))
  })

  test('a hostile attribute value stays inside its code span', () => {
    const text = hover('resource "aws_db_instance" "x" {\n  engine = "custom-oracle-ee](command:evil)`<img>"\n}')
    assert.ok(!text.replace(/(`+).*?\1/g, '').includes('command:evil'))
  })

  test('what is yours comes first, then shared, then the vendor', () => {
    const text = hover('resource "aws_db_instance" "x" {}')
    const places = ['**You**', '**Shared**', '**AWS**'].map((name) => text.indexOf(name))
    assert.ok(places.every((place) => place > 0))
    assert.deepEqual(
      [...places].sort((a, b) => a - b),
      places,
    )
  })

  test('says what in the block decided, with its line', () => {
    assert.match(
      hover('resource "aws_db_instance" "x" {\n\n  publicly_accessible = true\n}'),
      /`publicly_accessible = true`, line 3/,
    )
  })

  test('an unknown type is said to be unknown', () => {
    assert.match(
      renderUnknownHover({ type: 'foo_bar', mode: 'resource' }),
      /`foo_bar` is not in the responsibility table/,
    )
  })

  test('a hover of any type is read without scrolling: at most 11 lines as they wrap', () => {
    const { catalog } = responsibility()
    for (const { format, type } of catalog.types()) {
      const assessment = responsibility().describe({ format, type, attributes: [] })!
      const height = heightOf(
        renderHover(assessment, { lineOf: () => undefined, commands: [{ title: 'Open', address: 'command:a' }] }),
      )
      assert.ok(height <= 11, `${type}: ${height} lines`)
    }
  })

  test('a layer that may differ is told or named in the hover of any type', () => {
    const { catalog } = responsibility()
    const named = new Set<string>()
    for (const { format, type } of catalog.types()) {
      const assessment = responsibility().describe({ format, type, attributes: [] })!
      const shown = renderHover(assessment, { lineOf: () => undefined, commands: [] }).split(/ {2}\n|\n\n/)
      const list = shown.find((line) => line.startsWith('**May differ**: '))?.split(' · ') ?? []
      for (const layer of assessment.layers.filter(mayDiffer)) {
        const label = escapeMarkdown(layer.label)
        const isNamed = list.some((name) => name.endsWith(label))
        const isTold = shown.some((line) => line.startsWith(`**${label}**: `) && line.includes('Depends on '))
        assert.notEqual(isNamed, isTold, `${type}: ${label}`)
        if (isNamed) named.add(type)
      }
    }
    assert.ok(named.has('kubernetes_deployment_v1'), [...named].slice(0, 30).join())
    assert.ok(!named.has('aws_lambda_function'))
  })

  test('what a block decides or leaves open is never left out for height, and stays within 25 lines', () => {
    const text =
      'resource "aws_db_instance" "x" {\n  engine = var.e\n  publicly_accessible = true\n  storage_encrypted = true\n  auto_minor_version_upgrade = false\n  backup_retention_period = 0\n}'
    const shown = hover(text)
    for (const attribute of ['engine', 'publicly_accessible', 'storage_encrypted', 'backup_retention_period'])
      assert.ok(shown.includes(attribute), attribute)
    assert.ok(heightOf(shown) <= 25)
  })

  test('the copied Markdown has a row for every layer, and cells keep their pipes', () => {
    const assessment = responsibility().describe({
      format: 'terraform',
      type: 'aws_db_instance',
      name: 'a|b',
      attributes: [],
    })!
    const text = renderAssessmentMarkdown(assessment)
    assert.equal(text.split('\n').filter((line) => line.startsWith('| ')).length, 15)
    for (const line of text.split('\n').filter((row) => row.startsWith('| ')))
      assert.equal(line.replace(/\\\|/g, '').split('|').length, 7, line)
  })
})

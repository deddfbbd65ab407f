import * as assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { createResponsibilityService } from '../../src/core/index.ts'
import { AnalysisCache } from '../../src/extension/analysisCache.ts'
import { createAssessments } from '../../src/extension/assessments.ts'
import { FileFilter } from '../../src/extension/fileFilter.ts'
import { createGuard } from '../../src/extension/guard.ts'
import { sidebarState } from '../../src/extension/sidebarState.ts'
import { smallTableText } from '../helpers/smallTable.ts'

const responsibility = createResponsibilityService(
  smallTableText({ resources: [{ configures: ['data'], cloudformation: ['Acme::A::B'] }] }),
)

const answers = { responsibility, assessments: createAssessments(responsibility) }
const files = new FileFilter()

function fakeLog() {
  const lines: string[] = []
  const log = {
    warn: (line: string) => lines.push(line),
    error: (line: string) => lines.push(line),
  } as unknown as vscode.LogOutputChannel
  return { lines, log }
}

suite('Analysis cache', () => {
  test('reads each version once, and a new version anew', async () => {
    const cache = new AnalysisCache(responsibility, files, fakeLog().log)
    const document = await vscode.workspace.openTextDocument({
      content: 'AWSTemplateFormatVersion: "1"\nResources:\n  A:\n    Type: Acme::A::B\n',
      language: 'yaml',
    })
    const first = cache.get(document)
    assert.equal(cache.get(document), first)
    const edit = new vscode.WorkspaceEdit()
    edit.insert(document.uri, new vscode.Position(4, 0), '  B:\n    Type: Acme::A::B\n')
    await vscode.workspace.applyEdit(edit)
    assert.equal(cache.get(document)!.parsed.resources.length, 2)
    cache.dispose()
  })

  test('says of a file that is too large so once, and the sidebar keeps saying it', async () => {
    const { lines, log } = fakeLog()
    const cache = new AnalysisCache(responsibility, files, log)
    const filler = `# ${'x'.repeat(1000)}\n`.repeat(5200)
    const document = await vscode.workspace.openTextDocument({
      content: `AWSTemplateFormatVersion: "1"\nResources:\n${filler}`,
      language: 'yaml',
    })
    const analysis = cache.get(document)!
    cache.get(document)
    assert.equal(lines.length, 1)
    const state = sidebarState(answers, undefined, { fileName: 'a.yaml', analysis, leftOut: false }, false)
    assert.match(state.notices.join(), /not analysed/)
    cache.dispose()
  })

  test('a fault in a feature is logged and gives the fallback', () => {
    const { lines, log } = fakeLog()
    const result = createGuard(log)('something', 'fallback', () => {
      throw new Error('broken')
    })
    assert.equal(result, 'fallback')
    assert.match(lines.join(), /something: Error: broken/)
  })
})

suite('Sidebar state', () => {
  const at = (content: string) => {
    const cache = new AnalysisCache(responsibility, files, fakeLog().log)
    return vscode.workspace.openTextDocument({ content, language: 'yaml' }).then((document) => cache.get(document))
  }

  test('no editor, an unsupported file and a file without a resource at the cursor are told apart', async () => {
    assert.equal(sidebarState(answers, undefined, undefined, false).subject.kind, 'no-editor')
    assert.equal(
      sidebarState(answers, undefined, { fileName: 'a.txt', analysis: undefined, leftOut: false }, false).subject.kind,
      'unsupported-file',
    )
    const analysis = await at('AWSTemplateFormatVersion: "1"\nResources:\n  A:\n    Type: Acme::A::B\n')
    assert.equal(
      sidebarState(answers, undefined, { fileName: 'a.yaml', analysis, leftOut: false }, false).subject.kind,
      'no-resource',
    )
  })

  test('a resource shows its assessment with lines, an unknown type says so', async () => {
    const analysis = (await at(
      'AWSTemplateFormatVersion: "1"\nResources:\n  A:\n    Type: Acme::A::B\n  C:\n    Type: Acme::No::Such\n',
    ))!
    const [known, unknown] = analysis.parsed.resources
    const file = { fileName: 'a.yaml', analysis, leftOut: false }
    const state = sidebarState(answers, { kind: 'resource', analysis, resource: known! }, file, true)
    assert.equal(state.subject.kind, 'assessment')
    assert.deepEqual([state.selected, state.pinned, state.resources.map(({ line }) => line)], [0, true, [4, 6]])
    assert.equal(
      sidebarState(answers, { kind: 'resource', analysis, resource: unknown! }, file, false).subject.kind,
      'unknown-type',
    )
    assert.doesNotThrow(() => structuredClone(state))
  })
})

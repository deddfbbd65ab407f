import * as assert from 'node:assert/strict'
import * as vscode from 'vscode'
import {
  createResponsibilityService,
  type ResourceDeclaration,
  type ResponsibilityService,
} from '../../src/core/index.ts'
import { AnalysisCache } from '../../src/extension/analysisCache.ts'
import { createAssessments } from '../../src/extension/assessments.ts'
import { registerCodeLens } from '../../src/extension/codeLens.ts'
import { FileFilter } from '../../src/extension/fileFilter.ts'
import { createGuard } from '../../src/extension/guard.ts'
import { registerHover } from '../../src/extension/hover.ts'
import type { Services } from '../../src/extension/services.ts'
import { sidebarState } from '../../src/extension/sidebarState.ts'
import { smallTableText } from '../helpers/smallTable.ts'
import { hoversAt, lensesOf } from './support.ts'

const text = 'module db from ./db\nmodule gone from ./gone\nuses thing\n'

/** A declaration whose type and name stand where the text has them. */
function declaration(
  mode: 'resource' | 'module',
  type: string,
  name: string,
  creates?: readonly ResourceDeclaration[],
) {
  const at = (word: string) => {
    const start = Math.max(0, text.indexOf(word))
    return { start, end: start + word.length }
  }
  const ranges = {
    range: at(`module ${name} from ${type}`),
    typeRange: at(type),
    nameRange: at(name),
    bodyRange: at(type),
  }
  return { format: 'terraform', mode, type, name, attributes: [], creates, ...ranges } as const
}

/** The core with a made-up format: two module calls, and a name that stands for a resource of another file. */
function madeUp(): ResponsibilityService {
  const core = createResponsibilityService(smallTableText({}))
  const thing = declaration('resource', 'acme_thing', 'main')
  const other = { path: '/other.tf', text: '\n\nresource "acme_thing" "main" {}\n' }
  const resources = [declaration('module', './db', 'db', [thing]), declaration('module', './gone', 'gone')]
  const isOurs = (path: string) => path.endsWith('made-up.tf')
  return {
    catalog: core.catalog,
    describe: core.describe,
    search: core.search,
    load: () => undefined,
    analyze: core.analyze,
    createAnalyzer: () => (document) =>
      isOurs(document.path) ? { format: 'terraform', resources, problems: [] } : undefined,
    referredAt(_document, _parsed, offset) {
      const start = text.indexOf('thing')
      if (offset < start || offset > start + 5) return undefined
      return { range: { start, end: start + 5 }, declaration: thing, document: other }
    },
  }
}

suite('Modules and references', () => {
  let services: Services
  let document: vscode.TextDocument
  const disposables: vscode.Disposable[] = []

  suiteSetup(async () => {
    const log = vscode.window.createOutputChannel('Modules test', { log: true })
    const responsibility = madeUp()
    const files = new FileFilter()
    const analyses = new AnalysisCache(responsibility, files, log)
    services = {
      responsibility,
      analyses,
      assessments: createAssessments(responsibility),
      files,
      guard: createGuard(log),
    }
    disposables.push(registerHover(services), registerCodeLens(services), analyses, files, log)
    document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'untitled', path: '/made-up.tf' }))
    const edit = new vscode.WorkspaceEdit()
    edit.insert(document.uri, new vscode.Position(0, 0), text)
    await vscode.workspace.applyEdit(edit)
  })

  suiteTeardown(() => vscode.Disposable.from(...disposables).dispose())

  const hoverAt = async (place: string) => (await hoversAt(document, place)).map(({ value }) => value).join('\n')

  test('a module is answered as what it creates, on its source and on its name', async () => {
    assert.match(await hoverAt('./db'), /\*\*Acme Thing\*\* · module with 1 resource block · `module db`/)
    assert.match(await hoverAt('db from'), /`module db`/)
  })

  test('a module of which nothing is known says so in the hover, and has no lens', async () => {
    assert.match(await hoverAt('./gone'), /is not known here/)
    assert.deepEqual(await lensesOf(document), [[1, 'Acme 14']])
  })

  test('a name that stands for a resource of another file is answered with a way to that file', async () => {
    const hover = await hoverAt('thing')
    assert.match(hover, /\*\*Acme Thing\*\*/)
    assert.ok(decodeURIComponent(hover).includes('other.tf'))
  })

  test('the sidebar lists a module by the services that it creates, and says of another that it is not known', () => {
    const analysis = services.analyses.get(document)!
    const [db, gone] = analysis.parsed.resources
    const file = { fileName: 'made-up.tf', analysis, leftOut: false }
    const state = sidebarState(services, { kind: 'resource', analysis, resource: db! }, file, false)
    assert.deepEqual(
      state.resources.map(({ serviceName }) => serviceName),
      ['Acme Thing', undefined],
    )
    assert.equal(state.subject.kind === 'assessment' && state.subject.assessment.creates?.services.length, 1)
    const { subject } = sidebarState(services, { kind: 'resource', analysis, resource: gone! }, file, false)
    assert.equal(subject.kind, 'unknown-module')
    assert.match(subject.reason, /is not known here/)
  })
})

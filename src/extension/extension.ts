import * as vscode from 'vscode'
import tableText from 'table:compiled'
import { createResponsibilityService } from '../core/index.ts'
import { AnalysisCache } from './analysisCache.ts'
import { createAssessments } from './assessments.ts'
import { registerCodeLens } from './codeLens.ts'
import { registerCommands } from './commands.ts'
import { registerContexts } from './contexts.ts'
import { FileFilter } from './fileFilter.ts'
import { createGuard } from './guard.ts'
import { registerHover } from './hover.ts'
import { registerLookUp } from './lookUp.ts'
import type { Services } from './services.ts'
import { Sidebar } from './sidebar.ts'

/** Starts the extension, in the Node and in the browser extension host. The table is parsed when it is first needed. */
export function activate({ extensionUri, subscriptions }: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Responsibility Lens', { log: true })
  const responsibility = createResponsibilityService(tableText)
  const files = new FileFilter()
  const analyses = new AnalysisCache(responsibility, files, log)
  const assessments = createAssessments(responsibility)
  const services: Services = { responsibility, analyses, assessments, files, guard: createGuard(log) }
  const sidebar = new Sidebar(services, extensionUri)
  subscriptions.push(
    log,
    files,
    analyses,
    sidebar,
    registerHover(services),
    registerCodeLens(services),
    registerLookUp(services, sidebar),
    registerCommands(services, sidebar),
    registerContexts(services),
  )
}

import * as vscode from 'vscode'
import tableText from 'table:compiled'
import { createResponsibilityService } from '../core/index.ts'
import { AnalysisCache } from './analysisCache.ts'
import { registerCommands } from './commands.ts'
import { registerContexts } from './contexts.ts'
import { createGuard } from './guard.ts'
import { registerHover } from './hover.ts'
import { registerLookUp } from './lookUp.ts'
import type { Services } from './services.ts'
import { Sidebar } from './sidebar.ts'

/** Starts the extension, in the Node and in the browser extension host. The table is parsed when it is first needed. */
export function activate({ extensionUri, subscriptions }: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Responsibility Lens', { log: true })
  const responsibility = createResponsibilityService(tableText)
  const analyses = new AnalysisCache(responsibility, log)
  const services: Services = { responsibility, analyses, guard: createGuard(log) }
  const sidebar = new Sidebar(services, extensionUri)
  subscriptions.push(
    log,
    analyses,
    sidebar,
    registerHover(services),
    registerLookUp(services, sidebar),
    registerCommands(services, sidebar),
    registerContexts(services),
  )
}

import * as vscode from 'vscode'
import type { FormatId, ResponsibilityService, SearchItem } from '../core/index.ts'
import { commands } from './contributions.ts'
import type { Services } from './services.ts'
import type { Sidebar } from './sidebar.ts'

type Pick = vscode.QuickPickItem & { readonly item: SearchItem }

/** The palette look-up: fuzzy search over every type, service and vendor, with no file open. The sidebar shows the answer. */
export function registerLookUp({ responsibility, guard }: Services, sidebar: Sidebar): vscode.Disposable {
  return vscode.commands.registerCommand(commands.lookUp, () => {
    const picker = vscode.window.createQuickPick<Pick>()
    picker.title = 'Who secures what?'
    picker.placeholder = 'A resource type, service or vendor, such as aws_db_instance, Key Vault or Google Cloud'
    picker.matchOnDescription = true
    const list = (query: string) => {
      // We searched already: `alwaysShow` keeps VS Code from filtering and sorting the result again.
      picker.items = guard('look-up', [], () =>
        responsibility.search(query).map((item) => ({ ...describeItem(item), item, alwaysShow: true })),
      )
    }
    picker.onDidChangeValue(list)
    picker.onDidAccept(() => {
      const item = picker.selectedItems[0]?.item
      if (!item) return
      if (item.kind === 'vendor') {
        picker.value = `${item.vendorName} `
        list(item.vendorName)
        return
      }
      picker.hide()
      const type = item.kind === 'type' ? item : mainType(responsibility, item.serviceId)
      if (type) void sidebar.showType(type.format, type.type)
    })
    picker.onDidHide(() => picker.dispose())
    list('')
    picker.show()
  })
}

function describeItem(item: SearchItem): vscode.QuickPickItem {
  switch (item.kind) {
    case 'type':
      return { label: `$(symbol-class) ${item.type}`, description: item.serviceName }
    case 'service':
      return { label: `$(cloud) ${item.serviceName}`, description: item.vendorName }
    case 'vendor':
      return { label: `$(organization) ${item.vendorName}`, description: `${item.services} services` }
    default:
      return item satisfies never
  }
}

/** The first type a service lists: by the table's convention its main one. */
function mainType(
  { catalog }: ResponsibilityService,
  serviceId: string,
): { format: FormatId; type: string } | undefined {
  for (const entry of catalog.types()) if (entry.serviceId === serviceId) return entry
  return undefined
}

import * as vscode from 'vscode'

/** Stands before the line that this prints, to find it among VS Code's own. */
export const probePrefix = '[bench] '

/** Runs in the extension host as its test entry: times the activation, which nothing before it has caused. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('responsibility-lens.responsibility-lens')
  if (!extension) throw new Error('The extension is not there.')
  const activeBefore = extension.isActive
  const start = performance.now()
  await extension.activate()
  console.log(probePrefix + JSON.stringify({ activeBefore, time: performance.now() - start } satisfies Activation))
}

/** What the probe prints. */
export interface Activation {
  /** Whether something else had activated it, which makes the time meaningless. */
  readonly activeBefore: boolean
  /** Milliseconds, loading the bundle included. */
  readonly time: number
}

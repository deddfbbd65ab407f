import { spawn } from 'node:child_process'

/** Whether a page can be shown to somebody here: not under CI, and on Linux only with a desktop. */
export function hasDesktop(env: NodeJS.ProcessEnv = process.env): boolean {
  if (env['CI'] !== undefined && env['CI'] !== '' && env['CI'] !== 'false') return false
  if (process.platform !== 'linux') return true
  return Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY'])
}

/** Opens the address in the person's own browser. Where that fails nothing is lost, because the address was printed. */
export function openInBrowser(address: string): void {
  const [command, args] = opener(address)
  const child = spawn(command, args, { detached: true, stdio: 'ignore' })
  child.once('error', () => console.error('No browser could be opened; open the address above in one.'))
  child.unref()
}

function opener(address: string): [string, string[]] {
  switch (process.platform) {
    case 'darwin':
      return ['open', [address]]
    case 'win32':
      // `start` reads & as the end of a command, and its first quoted argument as a window title.
      return ['cmd', ['/c', 'start', '""', address.replaceAll('&', '^&')]]
    default:
      return ['xdg-open', [address]]
  }
}

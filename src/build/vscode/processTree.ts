import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'

/** A started program with everything it starts itself. */
export interface ProcessTree {
  readonly process: ChildProcess
  /** What it wrote to stdout and stderr so far, cut to the last part; for error messages. */
  output(): string
  /** Resolves when the program has ended, for whatever reason. */
  readonly ended: Promise<void>
  /** Ends the program and all its children; resolves when it is gone. May be called twice. */
  stop(): Promise<void>
}

const running = new Set<ChildProcess>()

/**
 * Starts a program in a process group of its own, so that `stop` reaches its children too. Whatever way this process
 * ends, short of being killed outright, the tree ends with it.
 */
export function startTree(command: string, args: readonly string[], env: NodeJS.ProcessEnv, cwd: string): ProcessTree {
  const child = spawn(command, args, {
    env,
    cwd,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-20_000)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  child.once('error', (error) => keep(Buffer.from(error.message)))
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
    child.once('error', () => resolve())
  })
  if (running.size === 0) process.once('exit', killAll)
  running.add(child)
  return {
    process: child,
    output: () => output,
    ended,
    stop: async () => {
      kill(child, 'SIGTERM')
      const timer = setTimeout(() => kill(child, 'SIGKILL'), 5000)
      await ended
      clearTimeout(timer)
      // A child that outlived its parent is still in the group.
      kill(child, 'SIGKILL')
      running.delete(child)
    },
  }
}

/**
 * Calls `stop` once on the first Ctrl-C, termination or closed terminal, then exits with `code`. npm passes the signal
 * on to what the terminal has already told, so later ones are ignored while stopping.
 */
export function stopOnSignal(stop: () => Promise<void>, code: number): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      void stop().finally(() => process.exit(code))
    })
  }
}

function killAll(): void {
  for (const child of running) kill(child, 'SIGKILL')
}

function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  if (process.platform === 'win32') {
    if (child.exitCode === null) spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'])
    return
  }
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    // ESRCH: everything in the group is gone already, which is what we want.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

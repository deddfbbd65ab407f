/** The folder of a path; empty for a name alone. Paths have `/`, whatever the host's are. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash === -1 ? '' : path.slice(0, slash) || '/'
}

/** The last part of a path. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** A path from a folder: `joinPath('a/b', '../c')` is `a/c`. `..` may lead out of the folder where we began. */
export function joinPath(folder: string, relative: string): string {
  const parts: string[] = []
  const whole = relative.startsWith('/') ? relative : `${folder}/${relative}`
  for (const part of whole.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else parts.push(part)
  }
  const rooted = folder.startsWith('/') || relative.startsWith('/')
  return (rooted ? '/' : '') + (rooted ? parts.filter((part) => part !== '..') : parts).join('/')
}

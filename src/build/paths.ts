import { join } from 'node:path'

/** The root of the repository. */
export const repositoryFolder = join(import.meta.dirname, '..', '..')

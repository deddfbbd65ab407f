import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FormatId } from '../../core/resource.ts'
import { repositoryFolder } from '../paths.ts'

/** The names of one vocabulary: a Terraform provider's resources, CloudFormation's types. */
export interface NameList {
  /** The file's name without `.txt`: `terraform-aws.data`. */
  readonly id: string
  readonly format: FormatId
  /** Sorted, each once. */
  readonly names: readonly string[]
}

/** Where the lists are: one name per line, sorted. */
export const nameListFolder = join(repositoryFolder, 'test', 'catalog', 'types')

/** The lists that the table is held to. Throws where a file's name says no format. */
export function readNameLists(folder = nameListFolder): NameList[] {
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const id = file.replace(/\.txt$/, '')
      return { id, format: formatOf(id), names: readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean) }
    })
}

const formats: Readonly<Record<string, FormatId>> = {
  terraform: 'terraform',
  cloudformation: 'cloudformation',
  arm: 'arm',
  kubernetes: 'kubernetes',
  pulumi: 'pulumi',
  cdk: 'cdk',
  gcp: 'deploymentmanager',
}

function formatOf(id: string): FormatId {
  const format = formats[id.split('-', 1)[0]!]
  if (!format) throw new Error(`${id}.txt: a list is named after its format, as terraform-aws.txt`)
  return format
}

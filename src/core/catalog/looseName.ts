import type { FormatId } from '../resource.ts'

/**
 * A type name without what vocabularies spell differently: case, separators and, in ARM, the namespace's `Microsoft` and
 * plurals. `AWS::RDS::DBInstance` and `aws_rds_db_instance` are both `awsrdsdbinstance`.
 */
export function looseName(format: FormatId, name: string): string {
  if (format !== 'arm') return letters(name)
  return name
    .replace(/^microsoft\./i, '')
    .split('/')
    .map((segment) => singular(letters(segment)))
    .join('')
}

/** Small letters and digits only. */
export function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** The singular of an English plural, near enough to compare two spellings of one name. */
export function singular(word: string): string {
  if (!word.endsWith('s')) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (esPlurals.some((ending) => word.endsWith(ending))) return word.slice(0, -2)
  return word.length === 1 || word.endsWith('ss') ? word : word.slice(0, -1)
}

const esPlurals = ['sses', 'xes', 'ches', 'shes']

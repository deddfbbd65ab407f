import { cloudFormationBlocks } from './cloudFormationBlocks.ts'
import { Random } from './random.ts'
import { terraformBlocks } from './terraformBlocks.ts'

/** A text to measure with, and the places in its middle that are hovered and typed at. */
export interface BenchText {
  readonly path: string
  readonly text: string
  /** Inside the resource type nearest to the middle. */
  readonly typeOffset: number
  /** Inside the first name after it, where another letter leaves the file valid. */
  readonly editOffset: number
}

/** A CloudFormation template in YAML of about `lines` lines; the same for the same length. */
export function cloudFormationTemplate(lines: number): BenchText {
  const header = [
    "AWSTemplateFormatVersion: '2010-09-09'",
    'Description: Generated for measurements',
    'Parameters:',
    '  Environment:',
    '    Type: String',
    '    Default: production',
    'Resources:',
  ].join('\n')
  const text = fill(header, lines, cloudFormationBlocks, '\n')
  return locate('template.yaml', text, / {4}Type: AWS::/, /\n {6}\w*Name: (?:!Sub ')?\w/)
}

/** A Terraform file of about `lines` lines; the same for the same length. */
export function terraformFile(lines: number): BenchText {
  const header = ['variable "environment" {', '  type    = string', '  default = "production"', '}'].join('\n')
  return locate('main.tf', fill(header, lines, terraformBlocks, '\n\n'), /\nresource "\w/, /\n {2}\w*name +=\s"\w/)
}

type Block = (random: Random, index: number) => string

function fill(header: string, lines: number, blocks: readonly Block[], separator: string): string {
  const random = new Random(lines)
  const parts = [header]
  let count = header.split('\n').length
  for (let index = 0; count < lines; index++) {
    const block = random.pick(blocks)(random, index)
    parts.push(block)
    count += block.split('\n').length + separator.length - 1
  }
  return `${parts.join(separator)}\n`
}

function locate(path: string, text: string, type: RegExp, value: RegExp): BenchText {
  const typeOffset = endOfMatch(text, type, text.length >> 1)
  return { path, text, typeOffset, editOffset: endOfMatch(text, value, typeOffset) }
}

function endOfMatch(text: string, pattern: RegExp, from: number): number {
  const search = new RegExp(pattern, 'g')
  search.lastIndex = from
  if (!search.test(text)) throw new Error(`The generated text has no ${pattern} after offset ${from}.`)
  return search.lastIndex
}

import { lazy } from '../../lazy.ts'
import type { Attribute, ParsedDocument, ResourceDeclaration } from '../../resource.ts'
import type { Files, IacFormat, SourceDocument } from '../format.ts'
import { maxTextLength, tooLarge } from '../limits.ts'
import { fileNameOf, folderOf, joinPath } from '../paths.ts'
import { settle } from '../syntax/settle.ts'
import { createdIn } from '../terraform/declare.ts'
import { type Configuration, configurationOf, readConfiguration } from './configuration.ts'
import { includedBy, maxSteps, type Module, moduleOf, scopeOf, settled } from './module.ts'

/** Terragrunt's configurations: which module a folder deploys, and with what. */
export const terragrunt: IacFormat = {
  id: 'terragrunt',
  vocabulary: 'terraform',
  displayName: 'Terragrunt',
  matches: ({ path, text }) =>
    path.endsWith('.hcl') && (/^terragrunt(?:\.stack)?\.hcl$/.test(fileNameOf(path)) || isShared(text)),
  createReader: () => ({
    read(document, files): ParsedDocument {
      if (document.text.length > maxTextLength) return tooLarge('terraform', document.text)
      return {
        format: 'terraform',
        resources: read(document, files, readConfiguration(document.text), 0),
        problems: [],
      }
    },
  }),
}

/** A file that others include: HCL is used for many things, and only Terragrunt has these at the top. */
function isShared(text: string): boolean {
  return (
    /^terraform[ \t]*\{/m.test(text) && /^(?:inputs[ \t]*=|include[ \t]|locals[ \t]*\{|[ \t]+source[ \t]*=)/m.test(text)
  )
}

function read(
  { path, text }: SourceDocument,
  files: Files | undefined,
  configuration: Configuration,
  depth: number,
  values: readonly Attribute[] = [],
): ResourceDeclaration[] {
  const folder = folderOf(path)
  const scope = scopeOf(configuration, folder, files, values)
  const included = lazy(() => includedBy(configuration, folder, files, scope, depth))
  const module = moduleOf(text, configuration, included, scope)
  return [
    ...(module ? [declare(module, folder, files, depth)] : []),
    ...configuration.units.map((unit) => {
      const found = settled(unit.source?.value, scope)
      return withCreated(
        {
          type: found ?? '',
          name: unit.name,
          range: unit.range,
          typeRange: { start: unit.range.start, end: unit.range.start + text.slice(unit.range.start).search(/\W/) },
          nameRange: unit.nameRange,
          inputs: () => unit.values.map((value) => ({ ...value, value: settle(value.value, scope) })),
        },
        (inputs) => createdByUnit(found, inputs, folder, files, depth),
      )
    }),
  ]
}

function declare(module: Module, folder: string, files: Files | undefined, depth: number): ResourceDeclaration {
  return withCreated(module, (inputs) =>
    isLocal(module.type) ? createdIn(localPath(folder, module.type), inputs, { files, depth }) : undefined,
  )
}

/** What a unit's or a stack's own configuration deploys with these values. */
function createdByUnit(
  source: string | undefined,
  values: readonly Attribute[],
  folder: string,
  files: Files | undefined,
  depth: number,
): readonly ResourceDeclaration[] | undefined {
  if (source === undefined || !isLocal(source) || !files || depth >= maxSteps) return undefined
  const document = ['terragrunt.hcl', 'terragrunt.stack.hcl']
    .map((name) => files.read(joinPath(localPath(folder, source), name)))
    .find((found) => found !== undefined)
  return document && read(document, files, configurationOf(document), depth + 1, values)
}

function isLocal(source: string): boolean {
  return /^\.{0,2}(?:\/|$)/.test(source)
}

/** A double slash parts the folder that is copied from the one in it that is applied. */
function localPath(folder: string, source: string): string {
  return joinPath(folder, source.replace(/\?.*$/, ''))
}

function withCreated(
  { inputs, ...places }: Module,
  creates: (inputs: readonly Attribute[]) => readonly ResourceDeclaration[] | undefined,
): ResourceDeclaration {
  const created = lazy(() => creates(inputs()))
  return {
    format: 'terraform',
    mode: 'module',
    ...places,
    bodyRange: places.range,
    get attributes() {
      return inputs()
    },
    get creates() {
      return created()
    },
  }
}

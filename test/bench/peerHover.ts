import { TextDocument } from 'vscode-languageserver-textdocument'
import { getLanguageService } from 'yaml-language-server'
import type { OpenSubject } from './hoverSubject.ts'

const schemaUri = 'bench://cloudformation.schema.json'

/** Its cache of parsed documents is global: versions must never repeat. */
let version = 0

/** Hovers with yaml-language-server as a library, with a schema far smaller and so faster than CloudFormation's real one. */
export const peerHover: OpenSubject = (path, opened) => {
  const service = getLanguageService({
    schemaRequestService: () => Promise.resolve(JSON.stringify(schema)),
    workspaceContext: { resolveRelativePath: (relative) => relative },
  })
  service.configure({
    hover: true,
    validate: false,
    completion: false,
    customTags: [
      '!Ref scalar',
      '!Sub scalar',
      '!GetAtt scalar',
      '!ImportValue scalar',
      '!Join sequence',
      '!If sequence',
    ],
    schemas: [{ uri: schemaUri, fileMatch: ['*.yaml'], schema }],
  })
  const create = (text: string): TextDocument => TextDocument.create(`file:///${path}`, 'yaml', ++version, text)
  let document = create(opened)
  return {
    change(text) {
      document = create(text)
    },
    async hover(offset) {
      const hover = await service.doHover(document, document.positionAt(offset))
      if (!hover) throw new Error(`yaml-language-server says nothing at offset ${offset} of ${path}.`)
      return JSON.stringify(hover.contents)
    },
  }
}

const types = [
  'AWS::EC2::SecurityGroup',
  'AWS::IAM::Role',
  'AWS::Lambda::Function',
  'AWS::RDS::DBInstance',
  'AWS::S3::Bucket',
]

const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  properties: {
    AWSTemplateFormatVersion: { type: 'string' },
    Description: { type: 'string' },
    Parameters: { type: 'object' },
    Resources: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['Type'],
        properties: {
          Type: {
            title: 'Resource type',
            description: 'The type of the resource that CloudFormation creates.',
            enum: types,
            enumDescriptions: types.map((type) => `Creates an ${type}.`),
          },
          Properties: { type: 'object', description: 'What the resource is to be.' },
          DeletionPolicy: { enum: ['Delete', 'Retain', 'Snapshot'] },
        },
      },
    },
  },
}

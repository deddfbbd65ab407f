import { TextDocument } from 'vscode-languageserver-textdocument'
import { getLanguageService } from 'yaml-language-server'
import type { OpenSubject } from './hoverSubject.ts'

const schemaUri = 'bench://cloudformation.schema.json'

/** Its cache of parsed documents is global: versions must never repeat. */
let version = 0

/**
 * Hovers with yaml-language-server as a library, with the shape of CloudFormation's schema but the few types that occur: the
 * real one has over a thousand and is slower.
 */
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

/** As CloudFormation's published schema (awslabs/goformation): any of the types' definitions for each resource. */
const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  properties: {
    AWSTemplateFormatVersion: { type: 'string' },
    Description: { type: 'string' },
    Parameters: { type: 'object' },
    Resources: {
      type: 'object',
      additionalProperties: false,
      patternProperties: {
        '^[a-zA-Z0-9]+$': { anyOf: types.map((type) => ({ $ref: `#/definitions/${type}` })) },
      },
    },
  },
  definitions: Object.fromEntries(
    types.map((type) => [
      type,
      {
        type: 'object',
        required: ['Type'],
        properties: {
          Type: { type: 'string', enum: [type], title: type, description: `Creates an ${type}.` },
          Properties: { type: 'object', description: 'What the resource is to be.' },
          DeletionPolicy: { type: 'string', enum: ['Delete', 'Retain', 'Snapshot'] },
        },
      },
    ]),
  ),
}

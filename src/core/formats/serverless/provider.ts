import type { Attribute, ResourceDeclaration, Value } from '../../resource.ts'
import { insideQuotes } from '../syntax/yamlValue.ts'
import { declare } from './declare.ts'
import type { Scopes } from './functions.ts'
import type { Sections } from '../syntax/yamlSections.ts'
import { entryOf, isNull, settled, stringOf } from './values.ts'

/** Every entry of `layers` is a layer version. https://www.serverless.com/framework/docs/providers/aws/guide/layers */
export function readLayers(service: Sections, { around }: Scopes): ResourceDeclaration[] {
  return service.entries('layers').map(({ value, nameRange, range }) =>
    declare(service.text, {
      type: 'AWS::Lambda::LayerVersion',
      range,
      nameRange,
      attributes() {
        const runtimes = entryOf(settled(value, around), 'compatibleRuntimes')
        return runtimes ? [{ ...runtimes, name: 'CompatibleRuntimes' }] : []
      },
    }),
  )
}

/**
 * What the framework creates besides: the functions' log groups, told once where their retention is set, and the role of functions
 * without one, where its statements are. https://www.serverless.com/framework/docs/providers/aws/guide/iam
 */
export function readProvider(service: Sections, { around }: Scopes): ResourceDeclaration[] {
  const { text } = service
  const provider = service.section('provider')?.value
  const found: ResourceDeclaration[] = []
  const retention = entryOf(provider, 'logRetentionInDays')
  if (retention && !isNull(retention.value))
    found.push(
      declare(text, {
        type: 'AWS::Logs::LogGroup',
        range: { start: retention.nameRange.start, end: Math.max(retention.nameRange.end, retention.value.range.end) },
        nameRange: insideQuotes(text, retention.nameRange),
        attributes: () => [{ ...retention, name: 'RetentionInDays', value: settled(retention.value, around) }],
      }),
    )
  const old = entryOf(provider, 'iamRoleStatements')
  const role = entryOf(entryOf(provider, 'iam')?.value, 'role') ?? old
  if (role && isLogicalRole(role.value))
    found.push(
      declare(text, {
        type: 'AWS::IAM::Role',
        range: { start: role.nameRange.start, end: Math.max(role.nameRange.end, role.value.range.end) },
        nameRange: insideQuotes(text, role.nameRange),
        attributes() {
          const managed =
            entryOf(settled(role.value, around), 'managedPolicies') ?? entryOf(provider, 'iamManagedPolicies')
          const statements = role === old ? old : entryOf(settled(role.value, around), 'statements')
          return [
            ...(managed ? [{ ...managed, name: 'ManagedPolicyArns', value: settled(managed.value, around) }] : []),
            ...policyOf(statements && { ...statements, value: settled(statements.value, around) }),
          ]
        },
      }),
    )
  return found
}

/** A role that is described, not named: `arn:...`, a logical id or a function is a role that exists elsewhere. */
function isLogicalRole(value: Value): boolean {
  return (value.kind === 'map' || value.kind === 'list') && stringOf(value) === undefined
}

/** The statements as the inline policy that the framework writes. */
function policyOf(statements: Attribute | undefined): readonly Attribute[] {
  if (!statements || isNull(statements.value)) return []
  const { nameRange, value } = statements
  const map = (name: string, inner: Value): Value => ({
    kind: 'map',
    entries: [{ name, nameRange, value: inner }],
    range: value.range,
  })
  return [{ name: 'Policies', nameRange, value: map('PolicyDocument', map('Statement', value)) }]
}

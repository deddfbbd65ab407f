import type { Attribute, TextRange, Value } from '../../resource.ts'
import type { AttributesOf } from './authorization.ts'
import { nested, open } from './functionAttributes.ts'
import { entryOf, given, plain, stringOf, valueAt } from './values.ts'

/** https://www.serverless.com/framework/docs/providers/aws/events/apigateway: edge-optimized unless the provider says otherwise. */
export function restApi(key: TextRange): AttributesOf {
  return (_event, provider) => {
    const endpoint = entryOf(provider, 'endpointType')
    const policy = entryOf(valueAt(provider, 'apiGateway'), 'resourcePolicy')
    const types: Value = endpoint?.value ?? given('EDGE', key, "the framework's default")
    const place = endpoint ?? { name: '', nameRange: key, value: types }
    return [
      {
        name: 'EndpointConfiguration',
        nameRange: place.nameRange,
        value: nested('Types', place, { kind: 'list', items: [types], range: types.range }),
      },
      ...(policy ? [{ ...policy, name: 'Policy' }] : []),
    ]
  }
}

export function api(protocol: 'HTTP' | 'WEBSOCKET', key: TextRange): AttributesOf {
  return () => [
    {
      name: 'ProtocolType',
      nameRange: key,
      value: given(protocol, key, protocol === 'HTTP' ? 'httpApi' : 'websocket'),
    },
  ]
}

/** `provider.s3` may hold more of a bucket, under CloudFormation's names with a small first letter. */
export function bucketAttributes(event: Value, provider: Value | undefined): readonly Attribute[] {
  const bucket = event.kind === 'map' ? valueAt(event, 'bucket') : event
  const configured = valueAt(provider, 's3', stringOf(bucket) ?? '')
  if (configured?.kind === 'map')
    return configured.entries.map((entry) => ({
      ...entry,
      name: entry.name === 'name' ? 'BucketName' : upperFirst(entry.name),
    }))
  return [...plain('BucketName', event, 'bucket'), ...(configured ? [open(configured)] : [])]
}

export function eventRule(event: Value): readonly Attribute[] {
  const letters = entryOf(event, 'deadLetterQueueArn')
  if (event.kind !== 'map') return [open(event)]
  return [
    ...plain('EventBusName', event, 'eventBus'),
    ...plain('ScheduleExpression', event, 'schedule'),
    ...(letters
      ? [
          {
            name: 'Targets',
            nameRange: letters.nameRange,
            value: nested('DeadLetterConfig', letters, nested('Arn', letters, letters.value)),
          },
        ]
      : []),
  ]
}

function upperFirst(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1)
}

import type { Attribute, TextRange, Value } from '../../resource.ts'
import { insideQuotes } from '../syntax/yamlValue.ts'
import { type AttributesOf, httpRoute, method, socketRoute } from './authorization.ts'
import { api, bucketAttributes, eventRule, restApi } from './eventAttributes.ts'
import { open } from './functionAttributes.ts'
import { isNull, plain, stringOf, valueAt } from './values.ts'

/** What an event has the framework create, at its place in the file. */
export interface Created {
  readonly type: string
  readonly range: TextRange
  readonly nameRange: TextRange
  /** One resource for all events with this key; undefined for one of each event. */
  readonly once?: string
  readonly attributes: AttributesOf
}

/**
 * The resources that the framework creates for an event of a function. `event` is the entry `http: ...` as written, `settledValue` its
 * value with the variables followed that this file itself explains. What may belong to somebody else (a topic by its ARN, `existing`)
 * is not created.
 * https://www.serverless.com/framework/docs/providers/aws/guide/events
 */
export function createdBy(text: string, event: Attribute, settledValue: Value, provider: Value | undefined): Created[] {
  const key = insideQuotes(text, event.nameRange)
  const whole = { start: event.nameRange.start, end: Math.max(event.nameRange.end, event.value.range.end) }
  const at = (name: Value | undefined) =>
    name?.kind === 'literal' && name.value !== null && inside(name.range, whole) ? insideQuotes(text, name.range) : key
  const named = (...names: string[]): TextRange => {
    if (event.value.kind !== 'map') return at(event.value.kind === 'reference' ? undefined : event.value)
    return at(names.map((name) => valueAt(event.value, name)).find((value) => value !== undefined))
  }
  const one = (type: string, nameRange: TextRange, attributes: AttributesOf, once?: string): Created => ({
    type,
    range: whole,
    nameRange,
    attributes,
    ...(once !== undefined && { once: `${type} ${once}` }),
  })
  /** An interface that all events of a kind share stands at the key of the first; the event itself at its value. */
  const shared = (type: string, once: string, existing: Value | undefined, attributes: AttributesOf): Created[] =>
    isNull(existing) ? [{ ...one(type, key, attributes, once), range: { start: key.start, end: key.end } }] : []
  const route = (type: string, nameRange: TextRange, attributes: AttributesOf): Created => ({
    ...one(type, nameRange, attributes),
    ...(nameRange !== key && { range: { start: Math.min(nameRange.start, event.value.range.start), end: whole.end } }),
  })
  const words = stringOf(settledValue)
  switch (event.name) {
    case 'http':
      return [
        ...shared('AWS::ApiGateway::RestApi', '', valueAt(provider, 'apiGateway', 'restApiId'), restApi(key)),
        route('AWS::ApiGateway::Method', named('path'), method(key)),
      ]
    case 'httpApi':
      return [
        ...shared('AWS::ApiGatewayV2::Api', 'HTTP', valueAt(provider, 'httpApi', 'id'), api('HTTP', key)),
        route('AWS::ApiGatewayV2::Route', named('path'), httpRoute(key)),
      ]
    case 'websocket': {
      const isConnect = (words ?? stringOf(valueAt(settledValue, 'route'))) === '$connect'
      return [
        ...shared(
          'AWS::ApiGatewayV2::Api',
          'WEBSOCKET',
          valueAt(provider, 'apiGateway', 'websocketApiId'),
          api('WEBSOCKET', key),
        ),
        // Callers are checked when they connect; later messages come over the same connection.
        ...(isConnect ? [route('AWS::ApiGatewayV2::Route', named('route'), socketRoute(key))] : []),
      ]
    }
    case 's3': {
      const bucket = settledValue.kind === 'map' ? valueAt(settledValue, 'bucket') : settledValue
      if (!bucket || isNull(bucket) || !maybeFalse(valueAt(settledValue, 'existing'))) return []
      if (settledValue.kind === 'reference' || settledValue.kind === 'either') return []
      return [one('AWS::S3::Bucket', named('bucket'), bucketAttributes, idOf(bucket))]
    }
    case 'sns': {
      const topic = settledValue.kind === 'map' ? valueAt(settledValue, 'topicName') : settledValue
      const name = stringOf(topic)
      if (name === undefined || name.startsWith('arn:') || valueAt(settledValue, 'arn')) return []
      return [one('AWS::SNS::Topic', named('topicName'), (event) => [...plain('TopicName', event, 'topicName')], name)]
    }
    case 'schedule':
      return [
        one(
          stringOf(valueAt(settledValue, 'method')) === 'scheduler' ? 'AWS::Scheduler::Schedule' : 'AWS::Events::Rule',
          named('name', 'rate'),
          (event) => plain('ScheduleExpression', event, 'rate'),
        ),
      ]
    case 'eventBridge':
    case 'cloudwatchEvent':
      return [one('AWS::Events::Rule', named('name'), eventRule)]
    case 'iot':
      return [one('AWS::IoT::TopicRule', named('name'), (event) => (event.kind === 'map' ? [] : [open(event)]))]
    case 'cognitoUserPool': {
      const pool = valueAt(settledValue, 'pool')
      if (stringOf(pool) === undefined || !maybeFalse(valueAt(settledValue, 'existing'))) return []
      return [
        one('AWS::Cognito::UserPool', named('pool'), (event) => plain('UserPoolName', event, 'pool'), stringOf(pool)),
      ]
    }
    default:
      return []
  }
}

function inside({ start, end }: TextRange, whole: TextRange): boolean {
  return start < end && whole.start <= start && end <= whole.end
}

/** Whether a switch is off, as far as the file says. What may be on is not claimed to be off. */
function maybeFalse(value: Value | undefined): boolean {
  return isNull(value) || (value?.kind === 'literal' && String(value.value) === 'false')
}

function idOf(value: Value): string {
  return value.kind === 'literal' ? String(value.value) : 'text' in value ? value.text : ''
}

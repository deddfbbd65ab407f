import type { Attribute, TextRange, Value } from '../../resource.ts'
import { open } from './functionAttributes.ts'
import { entryOf, given, isNull, plain, stringOf, valueAt } from './values.ts'

/** Attributes of what an event has the framework create, from the settled event and provider. */
export type AttributesOf = (event: Value, provider: Value | undefined) => readonly Attribute[]

/** The check of callers that a method or route has, from its authorizer. */
function authorization(key: TextRange, event: Value, typeOf: (authorizer: Value) => Value): Attribute[] {
  if (event.kind === 'reference' || event.kind === 'unknown' || event.kind === 'either') return [open(event)]
  const authorizer = entryOf(event, 'authorizer')
  const none = !authorizer || isNull(authorizer.value)
  return [
    {
      name: 'AuthorizationType',
      nameRange: none ? key : authorizer.nameRange,
      value: none ? given('NONE', key, 'authorizer is not set') : typeOf(authorizer.value),
    },
  ]
}

export function method(key: TextRange): AttributesOf {
  return (event) => {
    const short = stringOf(event)?.split(' ')[0]
    const verb: Attribute[] = short
      ? [{ name: 'HttpMethod', nameRange: event.range, value: given(short.toUpperCase(), event.range, 'http') }]
      : plain('HttpMethod', event, 'method')
    const isPrivate = entryOf(event, 'private')
    const apiKey: Attribute[] = isPrivate ? [{ ...isPrivate, name: 'ApiKeyRequired' }] : []
    return [...verb, ...apiKey, ...authorization(key, event, methodAuthorization)]
  }
}

/** https://www.serverless.com/framework/docs/providers/aws/events/apigateway#http-endpoints-with-custom-authorizers */
function methodAuthorization(authorizer: Value): Value {
  const { range } = authorizer
  if (authorizer.kind === 'map') {
    const type = stringOf(valueAt(authorizer, 'type'))
    const arn = stringOf(valueAt(authorizer, 'arn'))
    if (type && /^(?:aws_iam|custom|cognito_user_pools)$/i.test(type))
      return given(type.toUpperCase(), range, 'authorizer.type')
    if (arn?.includes(':cognito-idp:')) return given('COGNITO_USER_POOLS', range, 'authorizer.arn')
    const isFunction = stringOf(valueAt(authorizer, 'name')) !== undefined && valueAt(authorizer, 'arn') === undefined
    return isFunction || type !== undefined || arn?.includes(':lambda:')
      ? given('CUSTOM', range, 'authorizer')
      : { kind: 'unknown', text: 'an authorizer', range }
  }
  const word = stringOf(authorizer)
  if (word === undefined)
    return { kind: 'unknown', text: 'text' in authorizer ? authorizer.text : 'an authorizer', range }
  if (word.toLowerCase() === 'aws_iam') return given('AWS_IAM', range, 'authorizer')
  return word.includes(':cognito-idp:')
    ? given('COGNITO_USER_POOLS', range, 'authorizer')
    : given('CUSTOM', range, 'authorizer')
}

/** https://www.serverless.com/framework/docs/providers/aws/events/http-api */
export function httpRoute(key: TextRange): AttributesOf {
  return (event, provider) =>
    authorization(key, event, (authorizer) => {
      const word = stringOf(authorizer) ?? stringOf(valueAt(authorizer, 'type'))
      if (word?.toLowerCase() === 'aws_iam') return given('AWS_IAM', authorizer.range, 'authorizer')
      const name = stringOf(authorizer) ?? stringOf(valueAt(authorizer, 'name'))
      const declared = name === undefined ? undefined : valueAt(provider, 'httpApi', 'authorizers', name)
      const type =
        stringOf(valueAt(authorizer, 'type')) ??
        stringOf(valueAt(declared, 'type')) ??
        (declared?.kind === 'map' ? 'jwt' : undefined)
      if (type === undefined) return { kind: 'unknown', text: 'an authorizer', range: authorizer.range }
      return given(type.toLowerCase() === 'request' ? 'CUSTOM' : 'JWT', authorizer.range, 'authorizer')
    })
}

export function socketRoute(key: TextRange): AttributesOf {
  return (event) =>
    authorization(key, event, (authorizer) =>
      given(stringOf(authorizer)?.toLowerCase() === 'aws_iam' ? 'AWS_IAM' : 'CUSTOM', authorizer.range, 'authorizer'),
    )
}

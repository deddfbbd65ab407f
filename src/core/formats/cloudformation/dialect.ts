import type { TextRange, Value } from '../../resource.ts'
import { excerpt } from '../syntax/excerpt.ts'
import type { YamlDialect } from '../syntax/yamlValue.ts'

/**
 * CloudFormation's intrinsic functions, in their short form (`!Ref X`) and as single-key objects (`{ "Ref": "X" }`).
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export const cloudFormationDialect: YamlDialect = {
  tagged: (tag, text, range) => intrinsic(tag.replace(/^!/, ''), text, `${tag} ${text}`, range),
  call: (key, text, range) =>
    key === 'Ref' || key.startsWith('Fn::')
      ? intrinsic(key.replace(/^Fn::/, ''), argument(text), text, range)
      : undefined,
}

const references = new Set(['Ref', 'GetAtt', 'Sub', 'ImportValue', 'GetParam'])

function intrinsic(name: string, argument: string, source: string, range: TextRange): Value {
  // AWS::NoValue removes the property, as if it had not been written.
  if (name === 'Ref' && /^["']?AWS::NoValue["']?$/.test(argument)) return { kind: 'literal', value: null, range }
  if (name === 'Sub' && !/\$\{|[[\n]/.test(argument))
    return { kind: 'literal', value: argument.replace(/^(["'])(.*)\1$/, '$2'), range }
  return { kind: references.has(name) ? 'reference' : 'unknown', text: excerpt(source), range }
}

/** The value part of `{ "Ref": "X" }` or `Ref: X`. Longer text than a name is none that we look at. */
function argument(text: string): string {
  return text
    .slice(0, 400)
    .replace(/^[\s{]*["']?[\w:]+["']?\s*:\s*/, '')
    .replace(/[\s}]*$/, '')
    .replace(/^(["'])(.*)\1$/, '$2')
}

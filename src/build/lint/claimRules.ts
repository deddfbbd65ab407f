import type { Claim } from '../../core/catalog/table.generated.ts'
import { type LintRule, serviceRule } from './rule.ts'
import { claims } from './walk.ts'

/** A model answers for every layer, so that an inherited layer is never silent. */
export const completeModel: LintRule = {
  name: 'complete-model',
  description: 'A model fills every layer, in order, and says what the carrying side does.',
  check: ({ models, layers }) =>
    models.flatMap(({ path, model }) => {
      const found = Object.keys(model.layers)
      const messages = found.join() === layers.join() ? [] : [`layers must be ${layers.join(', ')}, in this order`]
      for (const [layer, claim] of Object.entries(model.layers)) {
        if ((claim.party === 'provider' || claim.party === 'shared') && !claim.provider)
          messages.push(`${layer} needs a sentence for the provider`)
        if ((claim.party === 'customer' || claim.party === 'shared') && !claim.customer)
          messages.push(`${layer} needs a sentence for the customer`)
      }
      return messages.map((message) => ({ path, message }))
    }),
}

/** Whoever reads `shared` must learn what each side does; a customer layer also says what the provider still does. */
export const bothSides = serviceRule(
  'both-sides',
  'Shared and customer claims say both sides, provider claims the provider side, none says nothing.',
  (service) =>
    [...claims(service)].flatMap(({ where, claim }) => missingSides(claim).map((message) => `${where}: ${message}`)),
)

function missingSides({ party, provider, customer }: Claim): string[] {
  switch (party) {
    case 'none':
      return provider || customer ? ['a layer that does not exist has no sentences'] : []
    case 'provider':
      return provider ? [] : ['say what the provider does']
    case 'shared':
    case 'customer':
      return [
        ...(provider ? [] : [`${party}: say what the provider does, too`]),
        ...(customer ? [] : [`${party}: say what the customer does`]),
      ]
    default:
      return party satisfies never
  }
}

/** Only a source makes a claim checkable. */
export const sourcedClaims = serviceRule(
  'sourced-claims',
  'A claim of a service cites a source or says that it is general knowledge; inside a shift the sources of the shift count.',
  (service) =>
    [...claims(service)].flatMap(({ where, claim, inShift }) => {
      if (claim.basis && claim.sources) return [`${where} cites a source, so it does not rest on general knowledge`]
      const unsupported = !inShift && !claim.sources && !claim.basis && claim.party !== 'none'
      return unsupported ? [`${where} needs sources, or basis: general-knowledge`] : []
    }),
)

/** Sentences are read in a hover: they end, and they say a deed instead of a slogan. */
export const plainSentences = serviceRule(
  'plain-sentences',
  'Sentences end with a full stop and name deeds, not slogans.',
  (service) =>
    [...claims(service)].flatMap(({ where, claim }) =>
      [claim.provider, claim.customer].flatMap((sentence) =>
        sentence === undefined ? [] : faults(sentence).map((fault) => `${where}: "${sentence}" ${fault}`),
      ),
    ),
)

function faults(sentence: string): string[] {
  const found: string[] = []
  if (!/[.]$/.test(sentence)) found.push('should end with a full stop')
  if (/\bresponsib(le|ility)\b|highest level|best.in.class/i.test(sentence))
    found.push('should say what is done instead')
  if (/\b(the|a) customer\b/i.test(sentence)) found.push('should say "you"')
  if (/[{}<>]/.test(sentence)) found.push('should hold plain text')
  return found
}

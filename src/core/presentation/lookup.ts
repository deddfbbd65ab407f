import type { Assessment } from '../assessment/assessment.ts'

/** The answer of `lookup --json`: the assessment as the command line contract has it. */
export function toLookup(assessment: Assessment): object {
  const { type, format, vendor, service, serviceName, serviceModel, match, configures, layers, duties, sources } =
    assessment
  return {
    type,
    format,
    vendor: vendor.id,
    service,
    serviceName,
    serviceModel,
    match,
    configures,
    layers: layers.map(({ layer, party, provider, customer, thirdParty, sources: cited, basis, shift, dependsOn }) => ({
      layer,
      party,
      provider,
      customer,
      ...(thirdParty === undefined ? {} : { thirdParty }),
      sources: cited,
      basis,
      shift: shift ? { when: shift.when, because: shift.because } : null,
      dependsOn: dependsOn
        ? {
            on: dependsOn.on,
            outcomes: dependsOn.outcomes.map(({ when, party: outcome }) => ({ when, party: outcome })),
          }
        : null,
    })),
    duties: duties.map(({ id, layer, title, status, evidence, references, sources: cited }) => ({
      id,
      layer,
      title,
      status,
      evidence,
      references: references.map(({ standard, control }) => ({ standard, control })),
      sources: cited,
    })),
    sources,
  }
}

/** The files that are read, for somebody who has another one open. */
export const readFormats =
  'Terraform and OpenTofu files (.tf, .tofu) and CloudFormation templates (YAML, JSON) are read.'

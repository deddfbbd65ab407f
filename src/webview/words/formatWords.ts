/** The files that are read, for somebody who has another one open. */
export const readFormats =
  'Read are Terraform and OpenTofu, CloudFormation, Bicep and ARM templates, Kubernetes and Helm, Pulumi YAML, OpenStack Heat and Deployment Manager.'

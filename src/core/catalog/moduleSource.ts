/**
 * A module's source as the table writes it: `terraform-aws-modules/vpc/aws` for the registry's address with or without host, version
 * and Terragrunt's `tfr://`, and for the GitHub repository behind it (`git::https://github.com/terraform-aws-modules/terraform-aws-vpc.git?ref=v5`).
 * A submodule stays: `terraform-aws-modules/iam/aws//modules/iam-role`. Bicep: without the version, `br/public:` for its registry.
 */
export function canonicalModule(source: string): string {
  const plain = source
    .replace(/^tfr:\/\/(?=\/)/, '')
    .replace(/^tfr:\/\/|^\/(?=[\w-]+\/[\w-]+\/[\w-]+(?:[/?]|$))/, '')
    .replace(/[?#].*$/, '')
    .replace(/^br:mcr\.microsoft\.com\/bicep\//i, 'br/public:')
    .replace(/^(?:registry\.terraform\.io|registry\.opentofu\.org|app\.terraform\.io)\//, '')
  if (plain.startsWith('br')) return plain.replace(/:[\d.]+[\w.-]*$/, '')
  const git =
    /^(?:git::)?(?:(?:https?|ssh):\/\/)?(?:git@)?github\.com[/:]([\w-]+)\/terraform-([a-z0-9]+)-([\w-]+?)(?:\.git)?(\/\/.*)?$/.exec(
      plain,
    )
  return git ? `${git[1]}/${git[3]}/${git[2]}${git[4] ?? ''}` : plain
}

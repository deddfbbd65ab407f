import type { DocumentFilter } from 'vscode'

/**
 * Documents that may be infrastructure as code. Language ids are those other extensions contribute; the patterns serve
 * files whose language nobody knows. The core decides by content. No scheme is pinned: untitled, remote and virtual
 * files count too.
 */
export const documentSelector: readonly DocumentFilter[] = [
  ...[
    'terraform',
    'opentofu',
    'hcl',
    'bicep',
    'bicep-params',
    'arm-template',
    'cloudformation',
    'helm',
    'yaml',
    'json',
    'jsonc',
    'typescript',
    'javascript',
    'python',
    'plaintext',
  ].map((language) => ({ language })),
  { pattern: '**/*.{tf,tofu,hcl,bicep,bicepparam,template,cfn,yaml,yml,json,jsonc,ts,mts,cts,js,mjs,cjs,py}' },
]

import { strict as assert } from 'node:assert'
import { parse } from '@cdktf/hcl2json'
import { terraform } from '../../../src/core/formats/terraform/terraform.ts'
import type { Attribute } from '../../../src/core/index.ts'
import { fixtures } from '../../helpers/fixtures.ts'

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** HashiCorp's own parser, compiled to wasm, is the judge of what a file says. */
suite('Terraform beside HashiCorp’s parser', () => {
  for (const { path, text } of fixtures('workspace').filter(({ path: name }) => name.endsWith('.tf')))
    test(`finds the same resources and the same literal values in ${path}`, async () => {
      const judged = (await parse(path, text)) as Record<string, Record<string, Record<string, Json[]>>>
      const expected = Object.entries({ ...judged.resource, ...judged.data }).flatMap(([type, named]) =>
        Object.entries(named).map(([name, [body]]) => ({ type, name, body: body as { [key: string]: Json } })),
      )
      const { resources: declared, problems } = terraform.createReader().read({ path: '', text })
      assert.deepEqual(problems, [])
      const resources = declared.filter(({ mode }) => mode !== 'module')
      const modules = declared.filter(({ mode }) => mode === 'module').map(({ name }) => name)
      assert.deepEqual(modules, Object.keys(judged.module ?? {}))
      const sorted = <T extends { type: string; name: string }>(list: readonly T[]) =>
        [...list].sort((a, b) => `${a.type}.${a.name}`.localeCompare(`${b.type}.${b.name}`))
      assert.deepEqual(
        sorted(resources).map(({ type, name }) => [type, name]),
        sorted(expected).map(({ type, name }) => [type, name]),
      )
      for (const [index, resource] of sorted(resources).entries())
        for (const attribute of resource.attributes) compareLiteral(attribute, sorted(expected)[index]!.body)
    })
})

function compareLiteral({ name, value }: Attribute, body: { [key: string]: Json }): void {
  assert.ok(name in body, name)
  if (value.kind === 'literal') assert.deepEqual(value.value, body[name], name)
}

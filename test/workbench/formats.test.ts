import assert from 'node:assert/strict'
import { join } from 'node:path'
import { formats } from '../../src/core/formats/registry.ts'
import { fixtureCopy } from '../helpers/fixtureCopy.ts'
import { formatSamples, isProgram } from '../helpers/formatSamples.ts'
import { session, useWorkbench } from './session.ts'

suite('Formats in the installed extension', () => {
  let folder = ''
  const workbench = useWorkbench(async () => {
    folder = await fixtureCopy('formats')
    return session().server.address(folder)
  })

  teardown(() => workbench().hover.hide())

  for (const sample of formatSamples) {
    const { format, path, place, service, line } = sample
    const lens = isProgram(sample) ? 'no lens' : 'a lens'

    test(`Should answer ${service} to the mouse on ${place.trim()} in ${path} (${format}), with ${lens}`, async () => {
      await workbench().editor.open(join(folder, path), path)
      await workbench().editor.moveTo(place)
      const text = await workbench().hover.point(service)
      assert.ok(text.split('\n').includes(line), `${line} is missing in:\n${text}`)
      if (isProgram(sample)) assert.deepEqual(await workbench().codeLenses.current(), [])
      else for (const title of await workbench().codeLenses.some()) assert.match(title, /^[\w ]+ \d+( · [\w ]+ \d+)*/)
    })
  }

  test('Should leave none out', () => {
    assert.deepEqual(new Set(formatSamples.map(({ format }) => format)), new Set(formats.map(({ id }) => id)))
  })
})

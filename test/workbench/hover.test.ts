import assert from 'node:assert/strict'
import { join } from 'node:path'
import { session, useWorkbench } from './session.ts'

suite('Hover in the installed extension', () => {
  const workbench = useWorkbench(() => session().server.address(session().workspace))
  const open = (name: string): Promise<void> => workbench().editor.open(join(session().workspace, name))

  teardown(() => workbench().hover.hide())

  test('Should tell who carries an aws_db_instance in a file whose language is plain text', async () => {
    await open('database.tf')
    assert.equal(await workbench().editor.language(), 'Plain Text')
    await workbench().editor.moveTo('aws_db_instance" "orders"')
    const text = await workbench().hover.show('Amazon RDS')
    assert.match(text, /aws_db_instance\.orders/)
    assertOrder(text, [
      '\nYou:',
      'Network controls',
      '\nShared:',
      'Platform & runtime',
      '\nAWS:',
      'Data centre',
      '\nNetwork controls:',
    ])
  })

  test('Should name the attributes that moved a line of responsibility, with their line', async () => {
    await open('database.tf')
    await workbench().editor.moveTo('aws_db_instance" "orders"')
    const text = await workbench().hover.show('Amazon RDS')
    assert.match(text, /publicly_accessible = true, line 14/)
    assert.match(text, /auto_minor_version_upgrade = false, line 16/)
  })

  for (const [file, place, service] of [
    ['database.tf', 'aws_db_instance" "orders"', 'Amazon RDS'],
    ['database.tf', 'aws_s3_bucket', 'Amazon S3'],
    ['functions.tf', 'aws_lambda_function" "mailer"', 'AWS Lambda'],
    ['template.yaml', 'AWS::Lambda::Function', 'AWS Lambda'],
    ['google.tf', 'google_storage_bucket', 'Cloud Storage'],
  ] as const)
    test(`Should be read without scrolling at the default size: ${service} in ${file}`, async () => {
      await open(file)
      await workbench().editor.moveTo(place)
      await workbench().hover.show(service)
      assert.equal(await workbench().hover.needsScrolling(), false)
    })

  test('Should say what a variable leaves open', async () => {
    await open('functions.tf')
    await workbench().editor.moveTo('aws_lambda_function" "mailer"')
    assert.match(
      await workbench().hover.show('AWS Lambda'),
      /Details depend on package_type, line \d+; with package_type = "Image": /,
    )
  })

  test("Should answer on the resource's name as well", async () => {
    await open('database.tf')
    await workbench().editor.moveTo('exports" {')
    assert.match(await workbench().hover.show('Amazon S3'), /aws_s3_bucket\.exports/)
  })

  test('Should tell who carries an AWS::Lambda::Function of a YAML template', async () => {
    await open('template.yaml')
    await workbench().editor.moveTo('AWS::Lambda::Function')
    const text = await workbench().hover.show('AWS Lambda')
    assertOrder(text, ['\nYou:', 'Identity & access', '\nShared:', 'Platform & runtime', '\nAWS:', 'Operating system'])
  })

  test('Should tell who carries an AWS::Lambda::Function of a JSON template', async () => {
    await open('template.json')
    await workbench().editor.moveTo('AWS::Lambda::Function')
    const text = await workbench().hover.show('AWS Lambda')
    assert.match(text, /AWS::Lambda::Function\.Renderer/)
  })

  test('Should stay silent in a file of another kind', async () => {
    await open('notes.md')
    await workbench().editor.moveTo('aws_db_instance')
    assert.equal(await workbench().hover.ask(), '')
  })

  test('Should tell the mouse what an attribute decides', async () => {
    await open('database.tf')
    await workbench().editor.moveTo('publicly_accessible')
    assert.match(await workbench().hover.point('Network controls'), /^Network controls → You/)
  })

  test('Should tell the mouse what a module of a local folder creates', async () => {
    await open('queue.tf')
    await workbench().editor.moveTo('./modules/queue')
    const text = await workbench().hover.point('Amazon SQS, Amazon CloudWatch')
    assertOrder(text, ['module with 3 resource blocks', '\nYou:', '\nShared:', '\nAWS:'])
    await workbench().codeLenses.titles(2)
  })

  test('Should open the sidebar from its link', async () => {
    await open('database.tf')
    await workbench().editor.moveTo('aws_db_instance" "orders"')
    await workbench().hover.show('Amazon RDS')
    assert.equal(await workbench().sidebar.isOpen(), false)
    await workbench().hover.content.getByText('Open in sidebar').click()
    await workbench().sidebar.waitForHeading('Amazon RDS')
  })

  test('Should tell the mouse what a name of another file stands for, and lead there', async () => {
    await open('database.tf')
    await workbench().editor.moveTo('aws_security_group.database.id')
    assert.match(await workbench().hover.point('Amazon VPC'), /aws_security_group\.database/)
    await workbench().hover.content.getByText('Open in sidebar').click()
    await workbench().sidebar.waitForHeading('Amazon VPC')
    await workbench().sidebar.waitForText('network.tf, line 17')
  })
})

/** The parts come one after the other; a hover that puts the vendor's share first would bury what is yours. */
function assertOrder(text: string, parts: readonly string[]): void {
  let from = 0
  for (const part of parts) {
    const at = text.indexOf(part, from)
    assert.ok(at >= 0, `${JSON.stringify(part)} is missing, or comes too early, in:\n${text}`)
    from = at + part.length
  }
}

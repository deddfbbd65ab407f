import * as assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { createResponsibilityService } from '../../src/core/index.ts'
import { AnalysisCache } from '../../src/extension/analysisCache.ts'
import { createAssessments } from '../../src/extension/assessments.ts'
import { FileFilter } from '../../src/extension/fileFilter.ts'
import { createGuard } from '../../src/extension/guard.ts'
import { registerHover } from '../../src/extension/hover.ts'
import { smallTableText } from '../helpers/smallTable.ts'
import { extension, hoversAt, hoverText, openSample } from './support.ts'

suite('Hover', () => {
  test('activates for a plain-text Terraform file, without a language extension', async () => {
    const document = await openSample('database.tf')
    await vscode.window.showTextDocument(document)
    await extension().activate()
    assert.ok(extension().isActive)
  })

  test('shows on the type of a Terraform resource who carries what, and what in the block decided', async () => {
    const text = await hoverText(await openSample('database.tf'), '"aws_db_instance" "orders"', 3)
    assert.match(text, /Amazon RDS/)
    assert.match(text, /\*\*You\*\*/)
    assert.match(text, /publicly_accessible = true.*line 14/)
  })

  test('shows on the name of a resource, too', async () => {
    assert.match(await hoverText(await openSample('database.tf'), '"orders"', 2), /aws_db_instance\.orders/)
  })

  test('names both outcomes where a variable leaves it open', async () => {
    assert.match(
      await hoverText(await openSample('functions.tf'), '"mailer"', 2),
      /Details depend on `package_type`, line \d+; with package\\_type = "Image"/,
    )
  })

  test('shows on a CloudFormation type in YAML and in JSON', async () => {
    assert.match(await hoverText(await openSample('template.yaml'), 'AWS::Lambda::Function'), /AWS Lambda/)
    assert.match(await hoverText(await openSample('template.json'), 'AWS::'), /Sources:/)
  })

  test('shows in a template that is not saved, whose language nobody set', async () => {
    const document = await vscode.workspace.openTextDocument({
      content: 'Resources:\n  A:\n    Type: AWS::S3::Bucket\n',
      language: 'plaintext',
    })
    assert.match(await hoverText(document, 'AWS::S3::Bucket'), /Amazon S3/)
  })

  test('answers in Bicep, ARM templates, Kubernetes, Pulumi, Heat and Deployment Manager', async () => {
    const samples: readonly (readonly [
      name: string,
      language: string,
      type: string,
      service: RegExp,
      content: string,
    ])[] = [
      [
        'a.bicep',
        'plaintext',
        'Microsoft.KeyVault/vaults',
        /Key Vault/,
        "resource v 'Microsoft.KeyVault/vaults@2023-07-01' = {\n}\n",
      ],
      [
        'a.json',
        'json',
        'Microsoft.Sql/servers',
        /SQL/,
        '{ "resources": [{ "type": "Microsoft.Sql/servers", "apiVersion": "2021-11-01", "name": "s" }] }',
      ],
      ['a.yaml', 'yaml', 'Deployment', /Kubernetes/, 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n'],
      ['b.yaml', 'yaml', 'aws:s3:Bucket', /Amazon S3/, 'runtime: yaml\nresources:\n  b:\n    type: aws:s3:Bucket\n'],
      [
        'c.yaml',
        'yaml',
        'OS::Nova::Server',
        /OpenStack/,
        'heat_template_version: rocky\nresources:\n  s:\n    type: OS::Nova::Server\n',
      ],
      [
        'd.yaml',
        'yaml',
        'compute.v1.instance',
        /Compute Engine/,
        'resources:\n- name: vm\n  type: compute.v1.instance\n',
      ],
    ]
    for (const [name, language, type, service, content] of samples) {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'untitled', path: name }))
      await vscode.languages.setTextDocumentLanguage(document, language)
      const edit = new vscode.WorkspaceEdit()
      edit.insert(document.uri, new vscode.Position(0, 0), content)
      await vscode.workspace.applyEdit(edit)
      assert.match(await hoverText(document, type), service, name)
    }
  })

  test('says of an unknown type that it is not in the table', async () => {
    const document = await vscode.workspace.openTextDocument({
      content:
        'Resources:\n  A:\n    Type: AWS::No::Such\n    Metadata: AWSTemplateFormatVersion\n  B:\n    Type: AWS::S3::Bucket\n',
      language: 'yaml',
    })
    assert.match(await hoverText(document, 'AWS::No::Such'), /not in the responsibility table/)
  })

  test('shows nothing elsewhere in a block, in a note, or in other YAML', async () => {
    assert.equal(await hoverText(await openSample('database.tf'), 'instance_class'), '')
    assert.equal(await hoverText(await openSample('notes.md'), '#'), '')
    const other = await vscode.workspace.openTextDocument({
      content: 'kind: Pod\nname: aws_db_instance\n',
      language: 'yaml',
    })
    assert.equal(await hoverText(other, 'aws_db_instance'), '')
  })

  test('shows on an attribute what it decides', async () => {
    const document = await openSample('database.tf')
    const [moved] = await hoversAt(document, 'publicly_accessible')
    assert.match(moved!.value, /\*\*Network controls → You\*\*/)
    assert.match(moved!.value, /\[Open in sidebar\]\(command:responsibilityLens\.showAtCursor/)
    assert.deepEqual(moved!.isTrusted, {
      enabledCommands: ['responsibilityLens.showAtCursor', 'responsibilityLens.copyMarkdown'],
    })
    const [duty] = await hoversAt(document, 'backup_retention_period')
    assert.match(duty!.value, /\*\*Duty\*\*: .*\*\*Done\*\*/)
    const [open] = await hoversAt(await openSample('functions.tf'), 'package_type  = var.package_type')
    assert.match(open!.value, /[Dd]epends? on `package_type`/)
    assert.deepEqual(await hoversAt(document, 'allocated_storage'), [])
  })

  test('trusts its own two commands and nothing else', async () => {
    const [hover] = await hoversAt(await openSample('database.tf'), '"aws_db_instance" "orders"', 3)
    assert.deepEqual(hover!.isTrusted, {
      enabledCommands: ['responsibilityLens.showAtCursor', 'responsibilityLens.copyMarkdown'],
    })
    assert.notEqual(hover!.supportHtml, true)
  })

  test('follows the text as it is typed', async () => {
    const document = await vscode.workspace.openTextDocument({
      content: 'Resources:\n  A:\n    Type: AWS::S3::Bucket\n',
      language: 'yaml',
    })
    assert.match(await hoverText(document, 'AWS::S3::Bucket'), /Amazon S3/)
    const edit = new vscode.WorkspaceEdit()
    edit.replace(document.uri, new vscode.Range(2, 10, 2, 25), 'AWS::SQS::Queue')
    assert.ok(await vscode.workspace.applyEdit(edit))
    assert.match(await hoverText(document, 'AWS::SQS::Queue'), /Amazon SQS|Amazon Simple Queue/)
  })

  test('the setting switches it off and on', async () => {
    const document = await openSample('database.tf')
    const configuration = vscode.workspace.getConfiguration('responsibilityLens')
    await configuration.update('hover.enabled', false, vscode.ConfigurationTarget.Global)
    try {
      assert.equal(await hoverText(document, '"aws_db_instance" "orders"', 3), '')
    } finally {
      await configuration.update('hover.enabled', undefined, vscode.ConfigurationTarget.Global)
    }
    assert.match(await hoverText(document, '"aws_db_instance" "orders"', 3), /Amazon RDS/)
  })

  test('is gone when it is disposed', async () => {
    const log = vscode.window.createOutputChannel('Disposal test', { log: true })
    const responsibility = createResponsibilityService(
      smallTableText({ resources: [{ configures: ['data'], cloudformation: ['Acme::A::B'] }] }),
    )
    const files = new FileFilter()
    const analyses = new AnalysisCache(responsibility, files, log)
    const assessments = createAssessments(responsibility)
    const hover = registerHover({ responsibility, analyses, assessments, files, guard: createGuard(log) })
    const document = await vscode.workspace.openTextDocument({
      content: 'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  A:\n    Type: Acme::A::B\n',
      language: 'yaml',
    })
    const mine = async () =>
      (await hoversAt(document, 'Acme::A::B')).filter(({ value }) => value.includes('Acme Thing')).length
    assert.equal(await mine(), 1)
    hover.dispose()
    analyses.dispose()
    files.dispose()
    log.dispose()
    assert.equal(await mine(), 0)
  })
})

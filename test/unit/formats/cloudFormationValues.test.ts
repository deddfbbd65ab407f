import { strict as assert } from 'node:assert'
import { cloudFormation } from '../../../src/core/formats/cloudformation/cloudformation.ts'
import type { Attribute, Value } from '../../../src/core/index.ts'
import { fixtures } from '../../helpers/fixtures.ts'
import { assertRanges } from '../../helpers/ranges.ts'
import { showAttributes, showResources } from '../../helpers/show.ts'

function read(text: string) {
  const parsed = cloudFormation.createReader().read({ path: '', text })
  assertRanges(text, parsed)
  return parsed
}

/** The properties of one resource under the given other sections. */
function properties(sections: string, lines: string): readonly Attribute[] {
  const indented = lines.replace(/^/gm, '      ')
  const text = `${sections}\nResources:\n  R:\n    Type: AWS::X::Y\n    Properties:\n${indented}\n`
  return read(text).resources[0]!.attributes
}

const shown = (sections: string, lines: string) => showAttributes(properties(sections, lines))

/** Where the literals of the properties were found. */
function ways(attributes: readonly Attribute[]): (string | undefined)[] {
  const of = (value: Value): (string | undefined)[] =>
    value.kind === 'literal'
      ? [value.via]
      : value.kind === 'list'
        ? value.items.flatMap(of)
        : value.kind === 'map'
          ? ways(value.entries)
          : []
  return attributes.flatMap(({ value }) => of(value))
}

const fixture = (path: string) => fixtures('formats/cloudformation').find((file) => file.path === path)!.text
const ofFixture = (path: string, name: string) =>
  read(fixture(path)).resources.find((resource) => resource.name === name)!.attributes

suite('CloudFormation values', () => {
  test('a parameter stands for its default, in every notation, and says so', () => {
    const parameters = 'Parameters:\n  P: { Type: String, Default: a }'
    const attributes = properties(parameters, 'A: !Ref P\nB: { Ref: P }\nC: { "Fn::Sub": "x-${P}" }\nD: !Sub "${P}"')
    assert.equal(showAttributes(attributes), 'A="a", B="a", C="x-a", D="a"')
    assert.deepEqual(new Set(ways(attributes)), new Set(['default of parameter P']))
  })

  test('a parameter that is given at deployment stays open', () => {
    const parameters = [
      'Parameters:',
      '  None: { Type: String }',
      '  Stored: { Type: "AWS::SSM::Parameter::Value<String>", Default: /a/b }',
      '  Hidden: { Type: String, NoEcho: true, Default: secret }',
    ].join('\n')
    assert.equal(
      shown(parameters, 'A: !Ref None\nB: !Ref Stored\nC: !Ref Hidden\nE: !Ref AWS::Region'),
      'A=→!Ref None, B=→!Ref Stored, C=→!Ref Hidden, E=→!Ref AWS::Region',
    )
  })

  test('with an empty default, whether there is a value is open, too', () => {
    assert.equal(shown('Parameters:\n  P: { Type: String, Default: "" }', 'A: !Ref P'), 'A=→Ref P|null')
  })

  test('a parameter without a default is one of its allowed values; of many, nothing is said', () => {
    const many = Array.from({ length: 21 }, (_, index) => index).join(', ')
    const parameters = `Parameters:\n  P: { Type: String, AllowedValues: [a, b] }\n  One: { Type: String, AllowedValues: [a] }\n  Many: { Type: String, AllowedValues: [${many}] }`
    assert.equal(shown(parameters, 'A: !Ref P\nB: !Ref One\nC: !Ref Many'), 'A="a"|"b", B="a", C=→!Ref Many')
  })

  test('list parameters are lists', () => {
    const parameters =
      'Parameters:\n  P: { Type: CommaDelimitedList, Default: "a, b" }\n  Q: { Type: List<Number>, AllowedValues: [1, 2] }'
    assert.equal(shown(parameters, 'A: !Ref Q'), 'A=→!Ref Q')
    assert.equal(
      shown(parameters, 'A: !Ref P\nB: !Select [1, !Ref P]\nC: !Join ["-", !Ref P]\nD: !Select [2, !Ref P]'),
      'A=["a", "b"], B="b", C="a-b", D=?!Select [2, !Ref P]',
    )
  })

  test('a mapping is looked up by keys that are known; by the region it is one of what all regions have', () => {
    const mappings =
      'Mappings:\n  M:\n    eu: { Size: s, Same: x, Zones: [a, b] }\n    us: { Size: l, Same: x, Zones: [c, d] }'
    const attributes = properties(
      mappings,
      'A: !FindInMap [M, eu, Size]\nB: !FindInMap [M, !Ref AWS::Region, Size]\nC: !FindInMap [M, !Ref AWS::Region, Same]\nD: !FindInMap [M, xx, Size]\nE: !FindInMap [M, xx, Size, DefaultValue: m]\nF: !FindInMap [M, eu, Zones]\nG: !FindInMap [N, eu, Size]',
    )
    assert.equal(
      showAttributes(attributes),
      'A="s", B="s"|"l", C="x", D=?!FindInMap [M, xx, Size], E="m", F=["a", "b"], G=?!FindInMap [N, eu, Size]',
    )
    assert.equal(ways(attributes)[0], 'mapping M')
  })

  const conditions =
    'Parameters:\n  P: { Type: String, Default: a }\n  Q: { Type: String }\nConditions:\n' +
    '  Yes: !Equals [!Ref P, a]\n  No: !Not [!Condition Yes]\n  Open: !Equals [!Ref Q, a]\n' +
    '  Both: !And [!Condition Open, Condition: No]\n  Any: !Or [!Condition Open, { Condition: Yes }]\n' +
    '  Round: !Not [!Condition Trip]\n  Trip: !Not [!Condition Round]\n'

  test('a condition that the template settles takes its branch, and says by what', () => {
    const attributes = properties(conditions, 'A: !If [Yes, 1, 2]\nB: { "Fn::If": [No, 1, 2] }\nC: !If [Both, 1, 2]')
    assert.equal(showAttributes(attributes), 'A=1, B=2, C=2')
    assert.deepEqual(ways(attributes), [
      'condition Yes, default of parameter P',
      'condition No, default of parameter P',
      'condition Both, default of parameter P',
    ])
  })

  test('a condition that is open gives one of both; where both say the same, that', () => {
    assert.equal(
      shown(
        conditions,
        'A: !If [Open, 1, 2]\nB: !If [Open, 1, !Ref AWS::NoValue]\nC: !If [Open, 1, 1]\nD: !If [Any, 1, 2]\nE: !If [Missing, 1, 2]\nF: !If [Round, 1, 2]',
      ),
      'A=1|2, B=1|null, C=1, D=1, E=1|2, F=1|2',
    )
  })

  test('branches keep their structure, in maps and lists', () => {
    assert.equal(
      shown(
        conditions,
        'A: !If [Yes, { B: [1] }, 2]\nL:\n  - !If [No, { X: 1 }, !Ref AWS::NoValue]\n  - !If [Yes, { X: 2 }, { X: 3 }]\nM: !If [Open, { X: 1, Y: 2 }, { X: 1 }]',
      ),
      'A={B=[1]}, L=[null, {X=2}], M={X=1, Y=2|null}',
    )
  })

  test('the properties may be a branch as a whole', () => {
    const text = `${conditions}Resources:\n  R:\n    Type: AWS::X::Y\n    Properties: !If [Yes, { A: 1 }, { B: 2 }]\n`
    assert.equal(showAttributes(read(text).resources[0]!.attributes), 'A=1')
  })

  test('strings are built from what is known, and open where a part is', () => {
    assert.equal(
      shown(
        conditions,
        'A: !Sub ["${X}-${P}", { X: b }]\nB: !Sub "${!P} ${Q}"\nC: !Sub "${!P}"\nD: !Join ["/", [x, !Ref P]]\nE: !Join ["/", [x, !GetAtt Z.Arn]]\nF: !Sub |\n  plain\nG: !Select [0, !Split ["/", a/b]]\nH: !Select [1, [a, !If [Open, b, !Ref AWS::NoValue], c]]',
      ),
      'A="b-a", B=→!Sub "${!P} ${Q}", C="${P}", D="x/a", E=?!Join ["/", [x, !GetAtt Z.Arn]], F="plain\\n", G="a", H=?!Select [1, [a, !If [Open, b, !Ref AWS::NoValue], c]]',
    )
  })

  test('every value of a real template is settled as far as it tells', () => {
    assert.equal(
      showAttributes(ofFixture('archive.yaml', 'Catalogue')),
      'Engine="postgres", DBInstanceClass="db.r8g.large", BackupRetentionPeriod="14", PubliclyAccessible=true|false, StorageEncrypted=true, KmsKeyId=→Ref Key|null, DBInstanceIdentifier="wrenhall-live-catalogue", MasterUsername="keeper", ManageMasterUserPassword=true',
    )
    assert.match(showAttributes(ofFixture('archive.yaml', 'Reels')), /Algorithm="aws:kms"\|"AES256"/)
  })

  test('so is JSON', () => {
    assert.equal(
      showAttributes(ofFixture('fleet.json', 'Vans')),
      'Engine="mysql", DBInstanceClass="db.t4g.micro", AvailabilityZone="eu-west-2a", PubliclyAccessible=false, BackupRetentionPeriod=30, MasterUserPassword=→{ "Ref": "Password" }',
    )
  })

  test('SAM takes Globals: scalars give way, maps merge, lists follow each other', () => {
    const sell = ofFixture('box-office.yaml', 'Sell')
    assert.match(showAttributes(sell), /Runtime="provided.al2023", Timeout=20/)
    assert.match(showAttributes(sell), /Variables=\{SEATS=→!Ref Seats, HOUSE="wrenhall"\}/)
    assert.match(showAttributes(sell), /Layers=\[→!Ref Printing, →!Ref Fonts\]/)
    assert.ok(ways(sell).includes('default of parameter Runtime, Globals.Function'))
    const print = showAttributes(ofFixture('box-office.yaml', 'Print'))
    assert.match(print, /Runtime="python3.13"/)
    assert.ok(!print.includes('VpcConfig'), 'IgnoreGlobals')
    assert.equal(showAttributes(ofFixture('box-office.yaml', 'Seats')), 'SSESpecification={SSEEnabled=true}')
  })

  test('Globals that cannot be read leave everything open, and without SAM they are nothing', () => {
    const text = (head: string) => `${head}\nResources:\n  F:\n    Type: AWS::Serverless::Function\n`
    const attributes = (head: string) => showAttributes(read(text(head)).resources[0]!.attributes)
    const sam = 'Transform: AWS::Serverless-2016-10-31\nGlobals:\n'
    assert.equal(attributes(`${sam}  Function: *shared`), '*=?')
    assert.equal(attributes(`${sam}  Fn::Transform: { Name: AWS::Include }`), '*=?')
    assert.equal(attributes(`${sam}  Api: { Name: x }`), '')
    assert.equal(attributes('Globals:\n  Function: { Timeout: 3 }'), '')
    const own = (globals: string, properties: string) =>
      showAttributes(
        read(
          `${sam}  Function: ${globals}\nResources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties: ${properties}\n`,
        ).resources[0]!.attributes,
      )
    assert.equal(own('*x', '{ A: 1 }'), 'A=1, *=?')
    assert.equal(own('{ A: *x, B: *x }', '{ A: { C: 1 }, B: [1] }'), 'A={C=1, *=?}, B=[?*x, 1]')
    assert.equal(own('{ A: !If [X, {}, {}], B: 1 }', '{ A: { C: 1 }, B: [1] }'), 'A={C=1}, B=[1]')
  })

  test('a loop gives its resource once, with identifiers that are one of the items, and loses no other', () => {
    assert.deepEqual(showResources(read(fixture('companies.yaml'))), [
      'AWS::S3::Bucket.Contracts',
      'AWS::DynamoDB::Table.Table${Company}',
      'AWS::SNS::Topic.Topic${Company}${Size}',
      'AWS::SSM::Parameter.Diary',
    ])
    assert.match(showAttributes(ofFixture('companies.yaml', 'Table${Company}')), /^TableName="Owls"\|"Rooks", /)
    assert.equal(
      showAttributes(ofFixture('fleet.json', 'Stops${Route}')).split(', ')[0],
      'QueueName="stops-North"|"stops-South"',
    )
  })

  test('a loop within properties writes its entries; what it goes through unknown, any may be there', () => {
    const loop = (items: string) =>
      `A:\n  Fn::ForEach::L:\n    - X\n    - ${items}\n    - "k\${X}": { V: !Ref X }\n  b: 1`
    assert.equal(shown('', loop('[1, 2]')), 'A={k1={V=1}, k2={V=2}, b=1}')
    assert.equal(shown('', loop('!Ref Unknown')), 'A={*=?, b=1}')
  })

  test('a transform within a map or beside the properties may write any of them', () => {
    const beside =
      'Resources:\n  R:\n    Type: AWS::X::Y\n    Properties: { A: 1 }\n    Fn::Transform: { Name: AWS::Include }\n'
    assert.equal(showAttributes(read(beside).resources[0]!.attributes), 'A=1, *=?')
    assert.equal(shown('', 'A:\n  B: 1\n  Fn::Transform: { Name: AWS::Include }'), 'A={B=1, *=?}')
  })

  test('reads templates indented as a whole, in braces, and with line ends of carriage returns alone', () => {
    const plain =
      'Parameters:\n  P: { Type: String, Default: a }\nResources:\n  R:\n    Type: AWS::X::Y\n    Properties: { A: !Ref P }\n'
    const indented = `# all of it\n${plain.replace(/^(?=.)/gm, '    ')}`
    const braces =
      'Parameters: {P: {Type: String, Default: a}}\nResources: {R: {Type: "AWS::X::Y", Properties: {A: !Ref P}},\n  S: {Type: AWS::X::Z}}\nOutputs: {}\n'
    for (const text of [indented, braces, plain.replaceAll('\n', '\r'), plain.replaceAll('\n', '\r\n')]) {
      assert.ok(cloudFormation.matches({ path: 'a.yaml', text: text.replace('AWS::X::Y', 'AWS::X::Y') }), text)
      const [resource] = read(text).resources
      assert.equal(`${resource?.name} ${showAttributes(resource?.attributes ?? [])}`, 'R A="a"', text)
    }
    assert.equal(read(braces).resources.length, 2)
  })

  test('definitions that lead on without end are left open', () => {
    const chain = Array.from({ length: 3000 }, (_, index) => `  C${index}: !Not [!Condition C${index + 1}]`).join('\n')
    assert.equal(shown(`Conditions:\n${chain}`, 'A: !If [C0, 1, 2]'), 'A=1|2')
    const doubled = (depth: number): string => (depth === 0 ? 'x' : `!Sub ["\${A}\${A}", { A: ${doubled(depth - 1)} }]`)
    assert.equal(shown('', `A: ${doubled(3)}`), 'A="xxxxxxxx"')
    assert.match(shown('', `A: ${doubled(60)}`), /^A=→/)
    const loops = (depth: number): string =>
      depth === 0
        ? '{ "k${A}": 1 }'
        : `{ "Fn::ForEach::L${depth}": [A, [1, 2, 3, 4, 5, 6, 7, 8, 9], ${loops(depth - 1)}] }`
    assert.ok(shown('', `A: ${loops(9)}`).includes('*=?'))
  })
})

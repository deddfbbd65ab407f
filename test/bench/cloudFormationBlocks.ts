import type { Random } from './random.ts'

/** Resources as people write them in templates, short forms and nested policies included. */
export const cloudFormationBlocks: readonly ((random: Random, index: number) => string)[] = [
  (random, index) => `  Bucket${index}:
    Type: AWS::S3::Bucket
    DeletionPolicy: Retain
    Properties:
      BucketName: !Sub 'shop-\${Environment}-bucket-${index}'
      # Versions are kept for ${random.below(90)} days.
      VersioningConfiguration:
        Status: ${random.pick(['Enabled', 'Suspended'])}
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - ServerSideEncryptionByDefault:
              SSEAlgorithm: ${random.pick(['aws:kms', 'AES256'])}
      PublicAccessBlockConfiguration:
        BlockPublicAcls: true
        RestrictPublicBuckets: ${random.pick(['true', 'false'])}
      Tags:
        - Key: Owner
          Value: team-${random.below(20)}`,
  (random, index) => `  Handler${index}:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: handler-${index}
      Role: !GetAtt Role${index}.Arn
      Runtime: ${random.pick(['python3.13', 'nodejs22.x', 'java21'])}
      Handler: index.handle
      MemorySize: ${128 * (1 + random.below(8))}
      Environment:
        Variables:
          STAGE: !Ref Environment
          TABLE: !ImportValue orders-table
      Code:
        ZipFile: |
          def handle(event, context):
            # Resources: not a section
            return {"statusCode": 200, "index": ${index}}`,
  (random, index) => `  Role${index}:
    Type: AWS::IAM::Role
    Properties:
      RoleName: role-${index}
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: { Service: lambda.amazonaws.com }
            Action: ['sts:AssumeRole']
      Policies:
        - PolicyName: read
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: [s3:GetObject, 's3:ListBucket']
                Resource: !Join ['', ['arn:aws:s3:::bucket-', '${random.below(1000)}', '/*']]`,
  (random, index) => `  Database${index}:
    Type: AWS::RDS::DBInstance
    Properties:
      DBName: shop${index}
      Engine: ${random.pick(['postgres', 'mysql', 'mariadb'])}
      DBInstanceClass: db.t4g.medium
      AllocatedStorage: '${20 + random.below(200)}'
      StorageEncrypted: ${random.pick(['true', 'false'])}
      PubliclyAccessible: !If [IsTest, true, false]
      BackupRetentionPeriod: ${random.below(35)}
      VPCSecurityGroups:
        - Fn::GetAtt: [Group${index}, GroupId]`,
  (random, index) => `  Group${index}:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupName: group-${index}
      GroupDescription: "Reaches the database: ${index}"
      SecurityGroupIngress:
        - IpProtocol: tcp
          FromPort: ${random.below(60_000)}
          ToPort: ${random.below(60_000)}
          CidrIp: 10.${random.below(256)}.0.0/16`,
]

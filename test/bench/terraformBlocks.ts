import type { Random } from './random.ts'

/** Blocks as people write them in Terraform: nested blocks, references, heredocs, functions and comments. */
export const terraformBlocks: readonly ((random: Random, index: number) => string)[] = [
  (random, index) => `resource "aws_s3_bucket" "bucket_${index}" {
  bucket        = "shop-\${var.environment}-${index}"
  force_destroy = ${random.pick(['true', 'false'])} # only in tests

  tags = {
    Name  = "bucket-${index}"
    Owner = "team-${random.below(20)}"
  }
}`,
  (random, index) => `resource "aws_db_instance" "database_${index}" {
  identifier             = "database-${index}"
  db_name                = "shop${index}"
  engine                 = "${random.pick(['postgres', 'mysql', 'mariadb'])}"
  instance_class         = "db.t4g.medium"
  allocated_storage      = ${20 + random.below(200)}
  storage_encrypted      = ${random.pick(['true', 'false', 'var.encrypted'])}
  publicly_accessible    = false
  multi_az               = var.environment == "production" ? true : false
  vpc_security_group_ids = [aws_security_group.group_${random.below(index + 1)}.id]

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [password, snapshot_identifier]
  }
}`,
  (random, index) => `resource "aws_security_group" "group_${index}" {
  name        = "group-${index}"
  description = "Reaches \\"shop\\" from the office"
  vpc_id      = data.aws_vpc.main.id

  ingress {
    from_port   = ${random.below(60_000)}
    to_port     = ${random.below(60_000)}
    protocol    = "tcp"
    cidr_blocks = ["10.${random.below(256)}.0.0/16", var.office]
  }

  dynamic "egress" {
    for_each = var.egress_ports
    content {
      from_port = egress.value
      to_port   = egress.value
      protocol  = "tcp"
    }
  }
}`,
  (random, index) => `resource "aws_iam_role_policy" "policy_${index}" {
  name = "policy-${index}"
  role = aws_iam_role.role_${random.below(index + 1)}.id

  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::bucket-${index}/*" }]
    }
  EOT
}`,
  (random, index) => `data "aws_iam_policy_document" "document_${index}" {
  statement {
    actions   = ["s3:GetObject", "s3:ListBucket"]
    resources = ["\${aws_s3_bucket.bucket_${random.below(index + 1)}.arn}/*"]

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalTag/team"
      values   = [for team in var.teams : lower(team)]
    }
  }
}`,
  (random, index) => `/* The function that reads orders. */
resource "aws_lambda_function" "handler_${index}" {
  function_name = "handler-${index}"
  role          = aws_iam_role.role_${random.below(index + 1)}.arn
  runtime       = "${random.pick(['python3.13', 'nodejs22.x', 'java21'])}"
  handler       = "index.handle"
  memory_size   = ${128 * (1 + random.below(8))}
  filename      = format("%s/%s.zip", path.module, "handler")

  environment {
    variables = {
      STAGE  = var.environment
      BUCKET = aws_s3_bucket.bucket_${random.below(index + 1)}.id
    }
  }
}`,
]

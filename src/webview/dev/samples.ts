/** A file with resources of every kind the sidebar tells apart. */
export const sampleFile = `resource "aws_db_instance" "orders" {
  engine                     = "postgres"
  engine_version             = "16.4"
  publicly_accessible        = true
  auto_minor_version_upgrade = false
  storage_encrypted          = var.encrypted
  backup_retention_period    = 14
  deletion_protection        = var.protected
}

resource "aws_security_group" "web" {
  name = "web"
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_lambda_function" "resize_images" {
  function_name = "resize"
  package_type  = "Image"
  image_uri     = "resize:latest"
}

resource "aws_lambda_function" "either" {
  function_name = "either"
  package_type  = var.package_type
}

resource "acme_widget_with_an_uncommonly_long_type_name" "a_name_that_is_just_as_long_as_its_type" {
  size = 3
}

resource "aws_db_not_in_any_list" "by_rule" {}

resource "aws_iam_role" "<img/src=x/onerror=alert(1)>**bold**" {}
`

/** A file with more resources than anyone scrolls through. */
export const largeFile = Array.from(
  { length: 300 },
  (_, index) =>
    `resource "${['aws_db_instance', 'aws_security_group', 'aws_lambda_function', 'acme_widget'][index % 4]}" "part_${index}" {\n  name = "part-${index}"\n}\n`,
).join('\n')

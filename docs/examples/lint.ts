import { lintPolicy, parsePolicy } from '@pcluster-iam/analysis';

const text = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Buckets",
      "Effect": "Allow",
      "Action": ["s3:ListBucket", "s3:GetObject", "efs:DescribeMountTargets"],
      "Resource": "arn:aws:s3:::demo-data/*"
    }
  ]
}`;

for (const { severity, code, path, position, message } of lintPolicy(parsePolicy(text))) {
  console.log(`${position.line}:${position.column} ${severity} ${code} ${path}\n  ${message}`);
}

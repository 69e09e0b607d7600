cat > role.json <<'END'
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Tables",
      "Effect": "Allow",
      "Action": ["dynamodb:GetItem", "dynamodb:UpdateItem"],
      "Resource": "arn:aws:dynamodb:eu-west-1:123456789012:table/hpc-*"
    }
  ]
}
END
pcluster-iam denied - --scheduler slurm --release 3.11.1 --for user --policy role.json \
  --region eu-west-1 --account-id 123456789012 <<'END'
{
  "message": "Failed when stopping compute fleet with error: User: arn:aws:sts::123456789012:assumed-role/demo/operator is not authorized to perform: dynamodb:UpdateItem on resource: arn:aws:dynamodb:eu-west-1:123456789012:table/parallelcluster-demo because no identity-based policy allows the dynamodb:UpdateItem action"
}
END

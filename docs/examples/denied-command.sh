pcluster-iam denied 'User: arn:aws:iam::123456789012:user/demo is not authorized to perform:
  logs:DescribeLogGroups on resource: arn:aws:logs:eu-west-1:123456789012:log-group::log-stream:' \
  --scheduler slurm --release 2.6.0 --region eu-west-1 --account-id 123456789012

pcluster-iam user --scheduler slurm --release 2.4.1 --region eu-west-1 \
  --account-id 123456789012 --ec2-role-name parallelcluster-ec2 --out policy.json
pcluster-iam can policy.json iam:PassRole \
  --on arn:aws:iam::123456789012:role/parallelcluster-ec2
pcluster-iam can policy.json iam:PassRole \
  --on arn:aws:iam::123456789012:role/other || echo "exit code $?"

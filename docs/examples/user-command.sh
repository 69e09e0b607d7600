pcluster-iam user --scheduler slurm --release 2.4.1 --region eu-west-1 \
  --account-id 123456789012 --ec2-role-name parallelcluster-ec2 | head -n 12

pcluster-iam user --scheduler slurm --release 2.4.1 --region Ireland --account-id 1234 \
  --ec2-role-name 'parallelcluster-*' 2>&1 || echo "exit code $?"

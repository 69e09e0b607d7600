pcluster-iam drift --account account.json --scheduler slurm --release 2.4.1 \
  --region eu-west-1 --account-id 123456789012 --ec2-role-name parallelcluster-ec2 \
  --attach-user operator || echo "exit code $?"

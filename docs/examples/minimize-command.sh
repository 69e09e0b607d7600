pcluster-iam user --scheduler slurm --release 2.4.1 --region eu-west-1 \
  --account-id 123456789012 --ec2-role-name parallelcluster-ec2 --out policy.json
pcluster-iam minimize policy.json --budget 2800 --out short.json 2>&1

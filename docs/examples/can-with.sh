pcluster-iam policies --scheduler slurm --release 3.11.1 --for user --region eu-west-1 \
  --account-id 123456789012 --out policies.json
pcluster-iam can policies.json iam:PassRole --with iam:PassedToService=glue.amazonaws.com \
  --on arn:aws:iam::123456789012:role/parallelcluster/demo || echo "exit code $?"

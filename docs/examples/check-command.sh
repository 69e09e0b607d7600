pcluster-iam policies --scheduler slurm --release 3.11.0 --for user --region eu-west-1 \
  --account-id 123456789012 --out role.json
pcluster-iam check role.json --scheduler slurm --release 3.11.1 --for user \
  --region eu-west-1 --account-id 123456789012 || echo "not enough"

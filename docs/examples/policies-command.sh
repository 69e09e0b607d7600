pcluster-iam policies --scheduler slurm --release 3.11.1 --for user --feature fsx \
  --fsx-buckets demo-fsx-data --fsx-buckets demo-fsx-results \
  --region eu-west-1 --account-id 123456789012 --out policies.json
grep -E '^  "|demo-fsx' policies.json

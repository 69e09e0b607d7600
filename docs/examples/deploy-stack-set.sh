pcluster-iam deploy --as stackset --scheduler slurm --release 3.11.1 --for user --for headNode \
  --for computeNode --for lambda --region eu-west-1 --account-id 123456789012 \
  --organizational-unit ou-ab12-cdefgh34 --failure-tolerance 10% --max-concurrent 10% \
  --out organisation 2>&1

pcluster-iam user --scheduler awsbatch --release 2.4.1 --region eu-west-1 \
  --account-id 123456789012 --out policy.json
pcluster-iam pack policy.json --as user 2>&1 || echo "exit code $?"

pcluster-iam user --plugin ./my-scheduler.mjs --scheduler my-scheduler --release 2.4.1 \
  --region eu-west-1 --account-id 123456789012 --node-role-name my-cluster-node --compact

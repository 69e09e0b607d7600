pcluster-iam from-config cluster.yaml --release 3.11.1 --account-id 123456789012 \
  --cluster-name demo --scope cluster --explain --out policies.json 2>&1 | grep -E 'userCluster2|scheduler'

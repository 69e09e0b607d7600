pcluster-iam from-config cluster.yaml --release 3.11.1 --account-id 123456789012 \
  --pack --out recipients/ 2>&1 | grep -v '^note'

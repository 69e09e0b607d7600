pcluster-iam from-config image.yaml --release 3.11.1 --account-id 123456789012 --out image.json 2>&1
grep -E '^  "' image.json

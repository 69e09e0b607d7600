pcluster-iam deploy --as files --from-config bounded.yaml --release 3.11.1 \
  --account-id 123456789012 --out account 2>&1 | grep -v imageBuilder
grep -E '"arn:aws:iam::|"(path|team)": "' account/deployment.json | sort -u

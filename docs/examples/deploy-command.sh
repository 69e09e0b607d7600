pcluster-iam deploy --as cloudformation --scheduler slurm --release 3.11.1 \
  --region eu-west-1 --account-id 123456789012 --pseudo-parameters --yaml --out stack 2>&1
grep -A 3 '^  [A-Z].*:$' stack/template.yaml | grep -E '^  [A-Z]|Type|Name'

pcluster-iam user --scheduler awsbatch --release 2.4.1 --region eu-west-1 \
  --account-id 123456789012 --out published.json
pcluster-iam user --scheduler awsbatch --release 2.4.1 --region eu-west-1 \
  --account-id 123456789012 --text corrected --out corrected.json
diff published.json corrected.json || true

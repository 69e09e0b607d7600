for release in 3.10.1 3.11.0; do
  pcluster-iam policies --scheduler slurm --release $release --for user --region eu-west-1 \
    --account-id 123456789012 --out $release.json
done
pcluster-iam diff 3.10.1.json 3.11.0.json

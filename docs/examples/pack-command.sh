pcluster-iam policies --scheduler slurm --release 3.11.1 --for user --feature iam \
  --feature iamBoundary --permissions-boundary-arn arn:aws:iam::123456789012:policy/demo \
  --region eu-west-1 --account-id 123456789012 --pack --out packed/ 2>&1
LC_ALL=C ls packed

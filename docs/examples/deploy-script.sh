pcluster-iam deploy --as cli --scheduler slurm --release 2.4.1 --region eu-west-1 \
  --account-id 123456789012 --ec2-role-name parallelcluster-ec2 --out script 2>&1
sed -n '/^role /,$p' script/deploy.sh

pcluster-iam role --scheduler awsbatch --release 3.11.1 --for lambda --region eu-west-1 \
  --role-path /hpc/

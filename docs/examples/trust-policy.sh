pcluster-iam trust ec2 --region eu-west-1

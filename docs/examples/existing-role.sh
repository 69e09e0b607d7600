# 1. The three documents.
pcluster-iam trust ec2 --region eu-west-1 --out trust.json
pcluster-iam instance --scheduler slurm --release 2.4.1 --region eu-west-1 \
  --account-id 123456789012 --out instance.json
pcluster-iam user --scheduler slurm --release 2.4.1 --region eu-west-1 \
  --account-id 123456789012 --ec2-role-name parallelcluster-ec2 --out user.json

# 2. The role of the instances: who may take it on, and what it may do.
aws iam create-role --role-name parallelcluster-ec2 \
  --assume-role-policy-document file://trust.json
aws iam create-policy --policy-name ParallelClusterInstancePolicy \
  --policy-document file://instance.json
aws iam attach-role-policy --role-name parallelcluster-ec2 \
  --policy-arn arn:aws:iam::123456789012:policy/ParallelClusterInstancePolicy

# 3. An instance profile of the same name, with the role in it.
aws iam create-instance-profile --instance-profile-name parallelcluster-ec2
aws iam add-role-to-instance-profile --instance-profile-name parallelcluster-ec2 \
  --role-name parallelcluster-ec2

# 4. The person who runs pcluster.
aws iam create-policy --policy-name ParallelClusterUserPolicy \
  --policy-document file://user.json
aws iam attach-user-policy --user-name cluster-operator \
  --policy-arn arn:aws:iam::123456789012:policy/ParallelClusterUserPolicy

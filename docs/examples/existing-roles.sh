# 1. Who may take the roles on: EC2 those of the nodes, Lambda that of the functions.
pcluster-iam trust ec2 --region eu-west-1 --out trust-ec2.json
pcluster-iam trust lambda --region eu-west-1 --out trust-lambda.json

# 2. The role of the head node, that of the compute nodes, and that of the Lambda functions.
for role in headNode:ec2 computeNode:ec2 lambda:lambda; do
  kind=${role%:*} service=${role#*:}
  pcluster-iam policy "$kind" --scheduler slurm --release 3.11.1 --region eu-west-1 \
    --account-id 123456789012 --out "$kind.json"
  aws iam create-role --role-name "demo-$kind" --path /parallelcluster/ \
    --assume-role-policy-document "file://trust-$service.json"
  aws iam put-role-policy --role-name "demo-$kind" --policy-name "$kind" \
    --policy-document "file://$kind.json"
done

# 3. The AWS managed policies that the roles of the nodes have beside their own.
for kind in headNode computeNode; do
  for name in CloudWatchAgentServerPolicy AmazonSSMManagedInstanceCore; do
    aws iam attach-role-policy --role-name "demo-$kind" \
      --policy-arn "arn:aws:iam::aws:policy/$name"
  done
done

# 4. The person who runs pcluster: two documents, each a policy of its own.
for kind in userCluster1 userCluster2; do
  pcluster-iam policy "$kind" --scheduler slurm --release 3.11.1 --region eu-west-1 \
    --account-id 123456789012 --out "$kind.json"
  aws iam create-policy --policy-name "$kind" --policy-document "file://$kind.json"
  aws iam attach-user-policy --user-name cluster-operator \
    --policy-arn "arn:aws:iam::123456789012:policy/$kind"
done

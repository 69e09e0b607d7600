pcluster-iam lint - --suppress write-on-all@Queues='ParallelCluster names its queues itself' <<'END'
{
  "Version": "2012-10-17",
  "Statement": [{ "Sid": "Queues", "Effect": "Allow", "Action": "sqs:DeleteQueue", "Resource": "*" }]
}
END

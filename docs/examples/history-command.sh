pcluster-iam history --scheduler slurm --action elasticloadbalancing:DescribeTags

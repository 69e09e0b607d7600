pcluster-iam upgrade --scheduler slurm --from 3.11.0 --to 3.11.1 --by-meaning

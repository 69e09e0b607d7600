pcluster-iam upgrade --scheduler slurm --from 3.4.1 --to 3.5.0 | grep -E '^(From|headNode)'

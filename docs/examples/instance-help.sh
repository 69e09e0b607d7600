pcluster-iam instance --scheduler awsbatch --release 2.4.1 --help

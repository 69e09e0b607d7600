pcluster-iam from-config cluster.yaml --release 3.11.1 --account-id 123456789012 --out policies/ 2>&1
LC_ALL=C ls policies

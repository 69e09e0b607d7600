pcluster-iam fleet fleet.csv --out fleet 2>&1 || echo "exit code $?"
LC_ALL=C ls fleet fleet/us-new
sed 's/us-east-1,existing/eu-west-1,existing/' fleet.csv |
  pcluster-iam fleet - --format csv --out fleet 2>&1

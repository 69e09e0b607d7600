pcluster-iam fleet fleet.yaml --out by-group --json 2>/dev/null |
  sed -E 's/.*"name":"([^"]*)","state":"([^"]*)".*/\1: \2/; s/.*"problems":\["([^;]*);.*/\1/'

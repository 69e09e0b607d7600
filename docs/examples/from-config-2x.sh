pcluster-iam from-config existing-role.ini --release 2.4.1 --account-id 123456789012 --out policies.json 2>&1
grep -E '^  "' policies.json

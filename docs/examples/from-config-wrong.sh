printf '[cluster default]\nscheduler = slurm\nvpc_settings = public\nkey_name = {{ key }}\n' > template.ini
pcluster-iam from-config template.ini --release 2.11.9 --account-id 123456789012 2>&1 || echo "exit code $?"
sed 's/{{ key }}/my-key/' template.ini > config.ini
pcluster-iam from-config config.ini --release 2.11.9 --account-id 123456789012 2>&1 || echo "exit code $?"

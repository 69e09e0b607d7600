// The module that builds the policy is written by other-builders.mjs and named by the caller.
const { build } = await import(process.argv[2]);

const policy = build({
  region: 'eu-west-1',
  accountId: '123456789012',
  ec2RoleName: 'parallelcluster-ec2',
});
process.stdout.write(`${JSON.stringify(policy)}\n`);

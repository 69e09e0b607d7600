import { readFileSync } from 'node:fs';
import { buildDeployment, findDrift, readAccount } from '@pcluster-iam/deploy';
import { slurm } from '@pcluster-iam/slurm';

const deployment = buildDeployment({
  scheduler: slurm,
  release: '2.4.1',
  for: ['user', 'instance'],
  region: 'eu-west-1',
  accountId: '123456789012',
  inputs: { ec2RoleName: 'parallelcluster-ec2' },
});
const account = readAccount(readFileSync(new URL('account.json', import.meta.url), 'utf8'));

for (const { kind, thing, name, part, access } of findDrift(deployment, account)) {
  console.log(`${kind}: ${part} of ${thing} ${name}`);
  for (const { actions, witness } of access?.gained ?? []) console.log(actions, witness);
}

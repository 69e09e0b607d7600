import { awsbatch } from '@pcluster-iam/awsbatch';

const { inputs } = awsbatch.releases['2.4.1'].instance;

for (const [name, { description, example }] of Object.entries(inputs)) {
  console.log(`${name}: ${description}, such as ${example}`);
}

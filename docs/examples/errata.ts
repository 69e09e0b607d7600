import { awsbatch } from '@pcluster-iam/awsbatch';
import { slurm } from '@pcluster-iam/slurm';

for (const { name: scheduler, errata } of [slurm, awsbatch]) {
  for (const { name, policies, statements, mistake, correction, sources } of errata) {
    console.log(`${name}: ${policies.join(', ')} of ${scheduler}, ${statements.join(', ')}`);
    console.log(`  mistake: ${mistake}`);
    console.log(`  correction: ${correction}`);
    for (const source of sources) console.log(`  source: ${source}`);
  }
}

import { awsbatch } from '@pcluster-iam/awsbatch';
import { slurm } from '@pcluster-iam/slurm';

const shared = new Set(slurm.errata.map(({ name, policies }) => `${name} ${policies}`));
const own = awsbatch.errata.filter(({ name, policies }) => !shared.has(`${name} ${policies}`));

for (const erratum of [...slurm.errata, ...own]) {
  const { name, policies, statements, since, until, inBothTexts } = erratum;
  const times = [since && `since ${since}`, until && `until ${until}`].filter(Boolean).join(' ');
  const places = statements.join(', ') || 'the whole text';
  console.log(`${name}: ${policies.join(', ')}${times && ` ${times}`}; ${places}`);
  console.log(`  mistake: ${erratum.mistake}`);
  console.log(`  correction${inBothTexts ? ' in both texts' : ''}: ${erratum.correction}`);
}

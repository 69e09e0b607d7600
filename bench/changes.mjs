/** How long the comparison of two releases takes, for every two releases. */
import { awsbatch } from '@pcluster-iam/awsbatch';
import { permissionChanges } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';
import { median, report } from './report.mjs';

const rounds = 5;
const target = 2;

const rows = [slurm, awsbatch].map((scheduler) => {
  const releases = Object.keys(scheduler.releases);
  const pairs = releases.flatMap((from) => releases.map((to) => ({ from, to, times: [] })));
  // Round 0 warms up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const { from, to, times } of pairs) {
      const start = performance.now();
      permissionChanges({ scheduler, from, to });
      if (round > 0) times.push(performance.now() - start);
    }
  }
  const medians = pairs.map(({ times }) => median(times)).sort((a, b) => a - b);
  return {
    scheduler: scheduler.name,
    pairs: String(pairs.length),
    'median pair': median(medians),
    'slowest pair': medians.at(-1),
    target,
  };
});

report('Compare two releases: milliseconds of permissionChanges, warm', rows);

import { defineScheduler } from '@pcluster-iam/core';
import { traditionalErrata, traditionalReleases } from '@pcluster-iam/traditional';

const openpbs = defineScheduler({
  name: 'openpbs',
  releases: traditionalReleases('sge'),
  errata: traditionalErrata,
});

for (const [release, policies] of Object.entries(openpbs.releases)) {
  console.log(release, Object.keys(policies).join(', '));
}

import type { Scheduler } from '@pcluster-iam/core';
import { cases } from '../cases.ts';
import { observe } from '../observe.ts';
import { oncePerPlace } from '../once-per-place.ts';
import { walk } from '../plain-data.ts';
import type { Finding, Rule } from '../rule.ts';
import { show } from '../show.ts';

/** Every ARN, in resources and conditions, names the partition of its region, or `*`. */
export const partitions: Rule = {
  name: 'partitions',
  description: 'writes every ARN in the partition of its region, or with `*` in its place',
  check: (scheduler) => oncePerPlace(strayArns(scheduler)),
};

function* strayArns(scheduler: Scheduler): Generator<Finding> {
  for (const each of cases(scheduler)) {
    const { region, partition } = each.region;
    for (const [path, value] of walk(observe(scheduler, each).document)) {
      const named = partitionOfArn(value);
      if (named === undefined || named === '*' || named === partition) continue;
      const message = `is ${show(value)} in ${region}, where the partition is ${partition}`;
      yield { where: `${each.where}, ${path}`, message };
    }
  }
}

function partitionOfArn(value: unknown): string | undefined {
  if (typeof value !== 'string' || !value.startsWith('arn:')) return undefined;
  return value.split(':')[1];
}

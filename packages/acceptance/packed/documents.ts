import { readFileSync } from 'node:fs';
import { inputs, options } from '../src/published-documents.ts';

/** One document of the guide and what it is built from. */
export interface GuideDocument {
  /** The name of the scheduler's plugin. */
  readonly scheduler: string;
  /** The kind of policy. */
  readonly kind: 'user' | 'instance';
  /** The options beside scheduler and release. */
  readonly options: Readonly<Record<string, string>>;
  /** The document as AWS published it, with values in place of its placeholders. */
  readonly expected: unknown;
}

const { ec2RoleName, ...batch } = inputs;

/** The guide's documents of release 2.4.1, for every scheduler. */
export const documents: readonly GuideDocument[] = [
  ...['sge', 'slurm', 'torque'].flatMap((scheduler) => [
    guideDocument(scheduler, 'user', 'sge-slurm-torque', { ec2RoleName }),
    guideDocument(scheduler, 'instance', 'sge-slurm-torque', {}),
  ]),
  guideDocument('awsbatch', 'user', 'awsbatch', {}),
  guideDocument('awsbatch', 'instance', 'awsbatch', batch),
];

function guideDocument(
  scheduler: string,
  kind: GuideDocument['kind'],
  variant: string,
  own: Readonly<Record<string, string>>,
): GuideDocument {
  const golden = new URL(`../golden/2.4.1/${kind}.${variant}.json`, import.meta.url);
  const expected: unknown = JSON.parse(readFileSync(golden, 'utf8'));
  return { scheduler, kind, options: { ...options, ...own }, expected };
}

import { type InputIssue, iamLimits } from '@pcluster-iam/core';
import { checkOptions, type OptionCheck, optionChecks } from '../check-options.ts';
import type { PolicyUse } from '../lint/rule.ts';

/** What documents can be packed as: managed policies, or inline policies of a role, user or group. */
export type PackUse = Exclude<PolicyUse, 'trust'>;

/** How policies are packed. */
export interface PackOptions {
  /** What the documents are used as; `managed` when left out. */
  readonly as?: PackUse | undefined;
  /** How many managed policies may be attached; 10, IAM's quota unless AWS raised it, when left out. */
  readonly attachments?: number | undefined;
  /** Whether the statements of a service stay together where they fit; not when left out. */
  readonly groupByService?: boolean | undefined;
  /** What the documents are called; what the names of the given ones begin with when left out. */
  readonly name?: string | undefined;
}

/** The options with what stands for those that were left out. */
export interface CheckedPackOptions {
  readonly as: PackUse;
  readonly attachments: number;
  readonly groupByService: boolean;
  readonly name: string | undefined;
}

const uses: readonly unknown[] = ['managed', 'role', 'user', 'group'] satisfies readonly PackUse[];

const checks: Readonly<Record<keyof PackOptions, OptionCheck>> = {
  as: { right: `one of ${uses.join(', ')}`, isRight: (value) => uses.includes(value) },
  attachments: optionChecks.count,
  groupByService: optionChecks.flag,
  name: { right: 'a text', isRight: (value) => typeof value === 'string' },
};

/**
 * Checks how policies are to be packed.
 *
 * @throws `InvalidInputError` with every problem.
 */
export function checkPackOptions(options: PackOptions): CheckedPackOptions {
  checkOptions('the packed policies', options, checks, () => contradictions(options));
  const { as = 'managed', attachments = iamLimits.attachedPolicies } = options;
  const { groupByService = false, name } = options;
  return { as, attachments, groupByService, name };
}

function contradictions({ as = 'managed', attachments }: PackOptions): readonly InputIssue[] {
  if (as === 'managed' || attachments === undefined) return [];
  const message = 'is about managed policies; inline policies have one quota together';
  return [{ code: 'contradiction', input: 'attachments', message }];
}

import { type InputIssue, InvalidInputError, iamLimits } from '@pcluster-iam/core';
import { isObject } from '../lint/is-object.ts';
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

const checks: Readonly<
  Record<
    keyof PackOptions,
    { readonly right: string; readonly isRight: (value: unknown) => boolean }
  >
> = {
  as: {
    right: `one of ${uses.join(', ')}`,
    isRight: (value) => uses.includes(value),
  },
  attachments: {
    right: 'a whole number from 1 on',
    isRight: (value) => Number.isSafeInteger(value) && Number(value) > 0,
  },
  groupByService: { right: 'true or false', isRight: (value) => typeof value === 'boolean' },
  name: { right: 'a text', isRight: (value) => typeof value === 'string' },
};

/**
 * Checks how policies are to be packed.
 *
 * @throws {@link InvalidInputError} with every problem.
 */
export function checkPackOptions(options: PackOptions): CheckedPackOptions {
  const issues = [...issuesOf(options)];
  if (issues.length > 0) throw new InvalidInputError('the packed policies', issues);
  const { as = 'managed', attachments = iamLimits.attachedPolicies } = options;
  const { groupByService = false, name } = options;
  return { as, attachments, groupByService, name };
}

function* issuesOf(options: unknown): Generator<InputIssue> {
  if (!isObject(options)) {
    return yield { code: 'invalid', input: 'options', message: 'is no object' };
  }
  for (const [input, value] of Object.entries(options)) {
    if (value === undefined) continue;
    if (!isOption(input)) {
      const message = `is no option; the options are ${Object.keys(checks).join(', ')}`;
      yield { code: 'unknown', input, message };
    } else if (!checks[input].isRight(value)) {
      const message = `is not what it should be: ${checks[input].right}`;
      yield { code: 'invalid', input, message };
    }
  }
  const { as = 'managed', attachments } = options;
  if (as !== 'managed' && attachments !== undefined) {
    const message = 'is about managed policies; inline policies have one quota together';
    yield { code: 'contradiction', input: 'attachments', message };
  }
}

function isOption(name: string): name is keyof PackOptions {
  return Object.hasOwn(checks, name);
}

import type { CheckedInputs, Inputs, ReservedInputName } from './input.ts';
import type { PolicyContext } from './policy-context.ts';
import type { Statement } from './statement.ts';

/** What a policy's statements are made from: its own inputs, and the two that every policy has. */
export type PolicyInput<Definitions extends Inputs = Inputs> = {
  /** The region the cluster runs in. */
  readonly region: string;
  /** The account the cluster runs in, 12 digits. */
  readonly accountId: string;
} & CheckedInputs<Definitions>;

/** One policy of a scheduler: what it asks for, and the statements that it makes of the answers. */
export interface Policy<Definitions extends Inputs = Inputs> {
  /** The inputs it needs beside region and account, by name. */
  readonly inputs: Definitions;
  /**
   * Makes the statements, in document order: a pure function, called once for every document.
   *
   * @param input - The inputs, checked by their schemas.
   * @param context - The release, partition and text that were asked for, and what depends on them.
   */
  // A method, so that a policy with inputs of its own counts as a Policy of any inputs.
  statements(input: PolicyInput<Definitions>, context: PolicyContext): readonly Statement[];
}

/** The policies of one release by their kind: `user`, `instance`, and what later releases add. */
export interface PolicySet {
  readonly [kind: string]: Policy;
}

/**
 * Defines a policy: returns what it is given, frozen. The types of the statements' input follow from
 * `inputs`.
 *
 * @param policy - The inputs by name, and the function that makes the statements.
 * @example
 * ```ts
 * const user = definePolicy({
 *   inputs: {
 *     ec2RoleName: { schema: roleNameSchema, description: 'role of the instances', example: 'my-ec2' },
 *   },
 *   statements: ({ accountId, ec2RoleName }, { partition }) => [
 *     allow('PassRole')
 *       .actions('iam:PassRole')
 *       .on(`arn:${partition}:iam::${accountId}:role/${ec2RoleName}`),
 *   ],
 * });
 * ```
 */
export function definePolicy<const Definitions extends Inputs>(
  policy: Policy<Definitions> & {
    readonly inputs: { readonly [Name in ReservedInputName]?: never };
  },
): Policy<Definitions> {
  freezePolicy(policy);
  return policy;
}

/**
 * Freezes a policy and the definitions of its inputs, but not the schemas, which belong to others.
 *
 * @internal
 */
export function freezePolicy(policy: Policy): void {
  for (const input of Object.values(policy.inputs)) Object.freeze(input);
  Object.freeze(policy.inputs);
  Object.freeze(policy);
}

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

/** The service that takes a role on. */
export type RoleService = 'ec2' | 'lambda';

/** The role that a policy is made for, beside the policy itself. */
export interface RoleDefinition {
  /** Who takes the role on. */
  readonly service: RoleService;
  /** The path of the role unless the caller names another one. */
  readonly path: string;
  /** AWS managed policies that the role needs too, by their path and name. */
  readonly managedPolicies: readonly string[];
}

/** One policy of a scheduler: what it asks for, and the statements that it makes of the answers. */
export interface Policy<
  Definitions extends Inputs = Inputs,
  Recipient extends string = string,
  Feature extends string = string,
> {
  /**
   * Who it is attached to, such as `user` or `headNode`. Left out it is its own kind: the `instance`
   * policy is for `instance`.
   */
  readonly for?: Recipient;
  /** The features that bring it: any one of them does. Left out it is needed always. */
  readonly features?: readonly Feature[];
  /** The role that it is the policy of, where it is one's. */
  readonly role?: RoleDefinition;
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
 * @param policy - The inputs by name, the function that makes the statements and, where they are not
 * as usual, who it is for and the features that bring it.
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
export function definePolicy<
  const Definitions extends Inputs,
  const Recipient extends string = never,
  const Feature extends string = never,
>(
  policy: Policy<Definitions, Recipient, Feature> & {
    readonly inputs: { readonly [Name in ReservedInputName]?: never };
  },
): Policy<Definitions, NoInfer<Recipient>, NoInfer<Feature>> {
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
  Object.freeze(policy.features);
  Object.freeze(policy.role);
  Object.freeze(policy);
}

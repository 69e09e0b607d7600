import type { InputIssue } from '@pcluster-iam/core';
import type { ClusterConfig, Found, ImageConfig, NodeGroup } from '../cluster-config.ts';
import { nodesOf } from './choose.ts';

/** A role that a configuration asks for. */
export interface WantedRole {
  /** What the configuration calls it, where it points to it. */
  readonly existing?: Found | undefined;
  /** Further policies that are to be attached to it, by ARN. */
  readonly additionalPolicies: readonly string[];
}

/**
 * The roles that a configuration asks for, for somebody.
 *
 * @param whose - Whom they are for, such as `headNode`, or `loginNode-` and a pool.
 * @param existingRoles - Whether those that the configuration points to are asked for, too.
 */
export function wantedRoles(
  whose: string,
  config: ClusterConfig | ImageConfig,
  existingRoles: 'leave out' | 'build',
): readonly WantedRole[] {
  const { lambdaRole, cleanupRole } = config.names;
  if (whose === 'lambda') return [{ existing: lambdaRole, additionalPolicies: [] }];
  if (whose === 'imageBuilderCleanup') return [{ existing: cleanupRole, additionalPolicies: [] }];
  const wanted = new Map<string | undefined, WantedRole>();
  for (const { existing, additionalPolicies } of groupsOf(whose, config)) {
    if (existing && existingRoles === 'leave out') continue;
    // ParallelCluster attaches them to the roles that it makes, and to no other.
    const added = existing ? [] : additionalPolicies.map(({ value }) => value);
    const before = wanted.get(existing?.value)?.additionalPolicies ?? [];
    wanted.set(existing?.value, { existing, additionalPolicies: [...before, ...added] });
  }
  return wanted.size > 0 ? [...wanted.values()] : [{ additionalPolicies: [] }];
}

function groupsOf(
  whose: string,
  { nodeGroups }: ClusterConfig | ImageConfig,
): readonly NodeGroup[] {
  const [recipient = '', pool] = whose.split(/-(.*)/, 2);
  const groups = nodeGroups.filter(({ nodes }) => nodes === nodesOf[recipient]);
  if (recipient !== 'loginNode') return groups;
  const own = groups.filter(({ existing }) => !existing);
  const ofPool = groups.filter(({ name }) => name?.value === pool);
  return pool !== undefined ? ofPool : own.length > 0 ? own : groups;
}

/** The name and the path of a role that a configuration points to; 2.x gives its name alone. */
export function nameAndPath(
  { value, setting, line, column }: Found,
  { file }: Pick<ClusterConfig, 'file'>,
  accountId: string,
  issues: InputIssue[],
): { readonly name: string; readonly path?: string } {
  const arn = /^arn:[^:]+:iam::(\d{12}):(?:role|instance-profile)(\/(?:.+\/)?)([^/]+)$/.exec(value);
  if (arn === null) return { name: value };
  const [, account, path = '/', name = ''] = arn;
  if (account !== accountId) {
    const message = `is ${JSON.stringify(accountId)}, and ${setting} (${file}:${line}:${column}) points to a role of ${account}`;
    issues.push({ code: 'contradiction', input: 'accountId', message });
  }
  return { name, path };
}

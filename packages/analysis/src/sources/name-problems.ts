import { iamLimits } from '@pcluster-iam/core';
import { unknownPart } from '../lint/unknown-part.ts';

/** What has a name in IAM. */
export type Named = 'role' | 'user' | 'group' | 'policy' | 'instance profile';

const longest: Readonly<Record<Named, number>> = {
  role: iamLimits.roleNameLength,
  user: iamLimits.userNameLength,
  group: iamLimits.groupNameLength,
  policy: iamLimits.policyNameLength,
  'instance profile': iamLimits.instanceProfileNameLength,
};

/** What IAM would say against a name, be its unknown parts as short as can be; nothing where it would take it. */
export function nameProblem(kind: Named, name: unknown): string | undefined {
  if (typeof name !== 'string') return undefined;
  const text = name.replaceAll(unknownPart, 'x');
  if (!iamLimits.name.test(text)) {
    return `${JSON.stringify(shown(name))} is no name of a ${kind}: one is letters, digits and + = , . @ _ -.`;
  }
  const over = text.length - longest[kind];
  return over > 0
    ? `The name of a ${kind} may have ${longest[kind]} characters: ${JSON.stringify(shown(name))} is ${over} over.`
    : undefined;
}

/** What IAM would say against a path. */
export function pathProblem(path: unknown): string | undefined {
  if (typeof path !== 'string') return undefined;
  const text = path.replaceAll(unknownPart, 'x');
  return iamLimits.path.test(text) && text.length <= iamLimits.pathLength
    ? undefined
    : `${JSON.stringify(shown(path))} is no path: one begins and ends with a slash, and has at most ${iamLimits.pathLength} characters.`;
}

/** What IAM would say against so many managed policies on a principal. */
export function attachedProblem(kind: string, count: number): string | undefined {
  if (count <= iamLimits.attachedPolicies) return undefined;
  const raised = kind === 'group' ? '' : ', unless the quota of the account was raised';
  return `${count} managed policies are attached to one ${kind}; IAM takes ${iamLimits.attachedPolicies}${raised}.`;
}

/** A name as it is shown: its unknown parts as three dots. */
function shown(text: string): string {
  return text.replaceAll(unknownPart, '…');
}

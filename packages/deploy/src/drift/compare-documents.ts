import { type AccessChange, diffPolicies, readPolicies } from '@pcluster-iam/analysis';
import { isObject } from './is-object.ts';
import {
  type AccessDiff,
  principalsAsResources,
  resourcesAsPrincipals,
} from './principals-as-resources.ts';

/**
 * Compares what a document allows with what the one that stands in its place does, by meaning.
 *
 * @param expected - What should stand there.
 * @param found - What stands there: an object, or a text of it.
 * @returns Nothing where they allow the same.
 */
export function compareDocuments(expected: object, found: unknown): AccessDiff | undefined {
  const standing = documentOf(found);
  return standing === undefined ? unreadable : differing(diffPolicies(expected, standing));
}

/**
 * The same of trust policies.
 *
 * @param expected - What should stand there.
 * @param found - What stands there: an object, or a text of it.
 * @returns Nothing where the same may take the role on.
 */
export function compareTrust(expected: object, found: unknown): AccessDiff | undefined {
  const standing = documentOf(found);
  if (standing === undefined) return unreadable;
  const [should, does] = [principalsAsResources({ ...expected }), principalsAsResources(standing)];
  return differing(resourcesAsPrincipals(diffPolicies(should, does)));
}

const unreadable: AccessDiff = {
  gained: [],
  lost: [],
  undecided: [
    { actions: ['*'], resource: '*', reason: 'the document that stands there is no JSON' },
  ],
};

/** Nothing where all that differs comes to nothing. */
function differing({ gained, lost, undecided }: AccessDiff): AccessDiff | undefined {
  const isAlive = ({ isDead }: AccessChange) => !isDead;
  const diff = { gained: gained.filter(isAlive), lost: lost.filter(isAlive), undecided };
  return Object.values(diff).some((changes) => changes.length > 0) ? diff : undefined;
}

/** AWS's interfaces write documents as text, URL-encoded or not, its command as objects. */
function documentOf(found: unknown): Readonly<Record<string, unknown>> | undefined {
  const [source] = readPolicies(JSON.stringify({ PolicyDocument: found ?? null }));
  const { value, problems = [] } = source?.policy ?? {};
  return problems.length === 0 && isObject(value) ? value : undefined;
}

import { matchesGlob } from '@pcluster-iam/core';
import { hasWildcard } from '../../match/wildcard.ts';
import { resourcesOf } from '../granted-actions.ts';
import type { LintContext, Rule, RuleFinding } from '../rule.ts';
import type { Element, LintedStatement } from '../statement.ts';
import { type EscalationPath, escalationPaths } from './escalation-paths.ts';

/** Ways from the rights of a document to those of an administrator. */
export const escalationRules: readonly Rule[] = escalationPaths.map((path) => ({
  code: `escalation-${path.name}`,
  severity: 'warning',
  title: `a way to become administrator: ${path.actions.join(', ')}`,
  explanation: `${path.steps.join('; ')}. ${path.publicId === undefined ? 'Rhino Security Labs, "AWS IAM Privilege Escalation – Methods and Mitigation"' : `https://pathfinding.cloud/paths/${path.publicId}`}.`,
  check: (context) => findPath(path, context),
}));

/** Where a document grants one of the actions of a path. */
interface Grant {
  readonly statement: LintedStatement;
  readonly action: Element;
}

function* findPath(path: EscalationPath, context: LintContext): Generator<RuleFinding> {
  const grants = path.actions.map((action) => grantOf(action, path, context));
  const [[first], [action = '']] = [grants, path.actions];
  if (first === undefined || grants.some((grant) => grant === undefined)) return;
  const steps = path.steps.map((step, index) => `${index + 1}. ${step}.`).join(' ');
  const id = path.publicId === undefined ? '' : ` (${path.publicId})`;
  const scope = scopeOf(reachable(action, first.statement, context));
  yield {
    path: first.action.path,
    message: `Whoever has this can become administrator${id}${scope}. ${steps} ${closing(path)}`,
  };
}

/** The statement that grants an action and is not bound in a way that closes the path. */
function grantOf(action: string, path: EscalationPath, context: LintContext): Grant | undefined {
  const { granted, denied } = indexOf(context);
  const isAbout = ({ action: { text } }: Grant) => matches(text, action);
  if (candidates(denied, action).some(isAbout)) return undefined;
  return candidates(granted, action).find(
    (grant) =>
      isAbout(grant) &&
      !isBound(action, path, grant.statement) &&
      (grant.statement.notResources.length > 0 ||
        reachable(action, grant.statement, context).length > 0),
  );
}

/**
 * The resources of a statement that an action can be about. A service-linked role is changed and
 * used by its service alone. Source: IAM User Guide, "Service-linked roles".
 */
function reachable(
  action: string,
  statement: LintedStatement,
  { services }: LintContext,
): readonly Element[] {
  return resourcesOf(action, statement, services).filter(
    ({ text }) => !/^arn:[^:]*:iam::[^:]*:role\/aws-service-role\//.test(text),
  );
}

/** Actions by their names in small letters, and apart from them those with wildcards. */
interface ActionIndex {
  readonly exact: ReadonlyMap<string, readonly Grant[]>;
  readonly patterns: readonly Grant[];
}

interface EscalationIndex {
  readonly granted: ActionIndex;
  /** What is denied on everything, whatever the conditions. */
  readonly denied: ActionIndex;
}

const indexes = new WeakMap<LintContext, EscalationIndex>();

/** The actions of a document, looked through once for all paths. */
function indexOf(context: LintContext): EscalationIndex {
  const known = indexes.get(context);
  if (known !== undefined) return known;
  const { statements } = context;
  const index = {
    granted: indexActions(statements.filter(({ effect }) => effect === 'Allow')),
    denied: indexActions(statements.filter(isDenyOfAll)),
  };
  indexes.set(context, index);
  return index;
}

function indexActions(statements: readonly LintedStatement[]): ActionIndex {
  const exact = new Map<string, Grant[]>();
  const patterns: Grant[] = [];
  for (const statement of statements) {
    for (const action of statement.actions) {
      const name = action.text.toLowerCase();
      const same = hasWildcard(name) ? patterns : (exact.get(name) ?? []);
      same.push({ statement, action });
      if (same !== patterns) exact.set(name, same);
    }
  }
  return { exact, patterns };
}

function candidates({ exact, patterns }: ActionIndex, action: string): readonly Grant[] {
  return [...(exact.get(action.toLowerCase()) ?? []), ...patterns];
}

function isDenyOfAll({ effect, conditions, resources }: LintedStatement): boolean {
  return effect === 'Deny' && conditions.length === 0 && resources.some(({ text }) => text === '*');
}

function matches(pattern: string, action: string): boolean {
  return matchesGlob(pattern.toLowerCase(), action.toLowerCase());
}

/** Whether a condition holds the action to a service, a boundary or policies that are not the path's. */
function isBound(
  action: string,
  { boundBy = [], passedTo }: EscalationPath,
  { conditions }: LintedStatement,
): boolean {
  return conditions.some(({ operator, key, values }) => {
    const folded = key.toLowerCase();
    // That a key is there says nothing of its value.
    if (operator === 'Null') return false;
    const isPositive = !/Not|IfExists$|^ForAllValues:/.test(operator);
    if (folded === 'iam:passedtoservice' && action === 'iam:PassRole' && !/Not/.test(operator)) {
      return (
        passedTo !== undefined &&
        !values.some((value) =>
          [passedTo, `${passedTo}.cn`].some((service) => matchesGlob(value, service)),
        )
      );
    }
    if (!isPositive || !boundBy.includes(folded)) return false;
    if (folded !== 'iam:policyarn') return !values.some((value) => value === '*');
    return !values.some((value) =>
      ['aws', 'aws-cn', 'aws-us-gov'].some((partition) =>
        matchesGlob(value, `arn:${partition}:iam::aws:policy/AdministratorAccess`),
      ),
    );
  });
}

function scopeOf(resources: readonly Element[]): string {
  const shown = resources.map(({ text }) => text).filter((text) => text !== '*');
  if (shown.length === 0 || shown.length < resources.length) return '';
  return `, as far as ${shown.slice(0, 2).join(' and ')}${shown.length > 2 ? ' and others' : ''} ${shown.length === 1 ? 'goes' : 'go'}`;
}

function closing({ boundBy = [], passedTo }: EscalationPath): string {
  if (passedTo !== undefined) {
    return `Only roles in a path that holds no mighty one, and iam:PassedToService without ${passedTo}, close this.`;
  }
  if (boundBy.includes('iam:permissionsboundary')) {
    return 'A condition on iam:PermissionsBoundary closes this.';
  }
  if (boundBy.includes('iam:policyarn')) return 'A condition on iam:PolicyARN closes this.';
  return 'Granting it on what holds no mighty one alone closes this.';
}

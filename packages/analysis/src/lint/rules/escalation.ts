import { matchesGlob } from '../../match/glob.ts';
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
  const [first] = grants;
  if (first === undefined || grants.some((grant) => grant === undefined)) return;
  const steps = path.steps.map((step, index) => `${index + 1}. ${step}.`).join(' ');
  const id = path.publicId === undefined ? '' : ` (${path.publicId})`;
  const scope = scopeOf(resourcesOf(first.action.text, first.statement, context.services));
  yield {
    path: first.action.path,
    message: `Whoever has this can become administrator${id}${scope}. ${steps} ${closing(path)}`,
  };
}

/** The statement that grants an action and is not bound in a way that closes the path. */
function grantOf(
  action: string,
  path: EscalationPath,
  { statements, services }: LintContext,
): Grant | undefined {
  if (statements.some((statement) => isDeniedEverywhere(action, statement))) return undefined;
  for (const statement of statements) {
    if (statement.effect !== 'Allow' || isBound(action, path, statement)) continue;
    const granted = statement.actions.find(({ text }) => matches(text, action));
    const isLive = resourcesOf(action, statement, services).length > 0;
    if (granted !== undefined && isLive) return { statement, action: granted };
  }
  return undefined;
}

function matches(pattern: string, action: string): boolean {
  return matchesGlob(pattern.toLowerCase(), action.toLowerCase());
}

function isDeniedEverywhere(action: string, statement: LintedStatement): boolean {
  return (
    statement.effect === 'Deny' &&
    statement.conditions.length === 0 &&
    statement.resources.some(({ text }) => text === '*') &&
    statement.actions.some(({ text }) => matches(text, action))
  );
}

/** Whether a condition holds the action to a service, a boundary or policies that are not the path's. */
function isBound(
  action: string,
  { boundBy = [], passedTo }: EscalationPath,
  { conditions }: LintedStatement,
): boolean {
  return conditions.some(({ operator, key, values }) => {
    const folded = key.toLowerCase();
    const isPositive = !/Not|IfExists$|^ForAllValues:/.test(operator);
    if (folded === 'iam:passedtoservice' && action === 'iam:PassRole' && !/Not/.test(operator)) {
      return passedTo !== undefined && !values.some((value) => matchesGlob(value, passedTo));
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

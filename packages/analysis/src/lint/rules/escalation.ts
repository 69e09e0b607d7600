import { splitArn } from '../../match/resource-overlap.ts';
import { hasWildcard } from '../../match/wildcard.ts';
import { resourcesOf } from '../read-action.ts';
import type { LintContext, Rule, RuleFinding } from '../rule.ts';
import type { Element, LintedStatement } from '../statement.ts';
import { allowsEverything } from './breadth.ts';
import { type EscalationActions, escalationActions, type Naming } from './escalation-actions.ts';
import { deniesAlways, isBoundByCondition, isInBoundedPath } from './escalation-bounds.ts';
import { closingFix } from './escalation-fix.ts';
import { type EscalationPath, escalationPaths } from './escalation-paths.ts';

const summaryCode = 'escalation-by-wildcard';

/** Ways from the rights of a principal to those of an administrator. */
export const escalationRules: readonly Rule[] = [
  ...escalationPaths.map((path): Rule => {
    const code = codeOf(path);
    return {
      code,
      severity: 'warning',
      title: `a way to become administrator: ${path.actions.join(', ')}`,
      explanation: `${path.steps.join('; ')}. ${sourcesOf(path)}.`,
      check: (context) => findingsOf(context).get(code) ?? [],
    };
  }),
  {
    code: summaryCode,
    severity: 'warning',
    title: 'many ways to become administrator, by one wildcard',
    explanation:
      'A wildcard such as iam:* holds the first action of many ways to become administrator; each of them has a finding of its own where its actions are written out.',
    check: (context) => findingsOf(context).get(summaryCode) ?? [],
  },
];

function sourcesOf({ publicId, otherIds = [], source }: EscalationPath): string {
  if (publicId === undefined) return source ?? '';
  return [publicId, ...otherIds].map((id) => `https://pathfinding.cloud/paths/${id}`).join(', ');
}

/** So many ways that begin at one wildcard are told one by one. */
const mostToldApart = 3;

/** A way that is open, and the statements that grant what it takes, in the order of its actions. */
interface OpenPath {
  readonly path: EscalationPath;
  readonly grants: readonly Naming[];
  /** The first of them, at which the way is told. */
  readonly begin: Naming;
}

function codeOf({ name }: EscalationPath): string {
  return `escalation-${name}`;
}

type FindingsByCode = ReadonlyMap<string, readonly RuleFinding[]>;

// The rules ask one after the other for the same document. To keep more, as weak references, takes
// longer than to look again.
let last: { readonly context: LintContext; readonly findings: FindingsByCode } | undefined;

/** The findings of a document by their codes, looked for once for all rules. */
function findingsOf(context: LintContext): FindingsByCode {
  if (last?.context === context) return last.findings;
  const findings = new Map<string, RuleFinding[]>();
  const own = new Set(context.statements);
  const told = new Set<string>();
  const tell = (code: string, finding: RuleFinding) => {
    // Several principals may hold the document.
    const key = JSON.stringify([code, finding.path]);
    if (told.has(key)) return;
    told.add(key);
    findings.set(code, [...(findings.get(code) ?? []), finding]);
  };
  for (const statements of context.principals) {
    for (const open of byElement(openPaths(statements, context))) {
      const [{ begin }] = open;
      if (!own.has(begin.statement)) continue;
      if (open.length > mostToldApart && isWide(begin)) tell(summaryCode, summaryOf(open));
      else for (const one of open) tell(codeOf(one.path), findingOf(one, context));
    }
  }
  last = { context, findings };
  return findings;
}

function isWide({ action, statement }: Naming): boolean {
  return hasWildcard(action.text) || statement.notActions.length > 0;
}

/** Puts the ways together that begin at the same element. */
function byElement(open: readonly OpenPath[]): Iterable<readonly [OpenPath, ...OpenPath[]]> {
  const groups = new Map<Element, [OpenPath, ...OpenPath[]]>();
  for (const one of open) {
    const group = groups.get(one.begin.action);
    if (group === undefined) groups.set(one.begin.action, [one]);
    else group.push(one);
  }
  return groups.values();
}

// The documents of one principal share the list of its statements.
const opened = new WeakMap<readonly LintedStatement[], readonly OpenPath[]>();

/** The ways that are open to a principal. */
function openPaths(
  statements: readonly LintedStatement[],
  context: LintContext,
): readonly OpenPath[] {
  const known = opened.get(statements);
  if (known !== undefined) return known;
  const allowing = statements.filter(({ effect }) => effect === 'Allow');
  const denying = statements.filter(({ effect }) => effect === 'Deny');
  // Who is administrator already becomes none.
  const isAdministrator = denying.length === 0 && allowing.some(allowsEverything);
  const [allowed, denied] = [escalationActions(allowing), escalationActions(denying)];
  const open = (isAdministrator ? [] : escalationPaths).flatMap((path): OpenPath[] => {
    // Most documents lack an action of most ways.
    if (!path.actions.every((action) => allowed.has(action))) return [];
    const grants: Naming[] = [];
    for (const action of path.actions) {
      const grant = grantOf(action, path, allowed, denied, context);
      if (grant === undefined) return [];
      grants.push(grant);
    }
    const [begin] = grants;
    return begin === undefined ? [] : [{ path, grants, begin }];
  });
  // Those of one document by itself are asked for once.
  if (statements !== context.statements) opened.set(statements, open);
  return open;
}

/** The statement that grants an action and leaves the way open. */
function grantOf(
  action: string,
  path: EscalationPath,
  allowed: EscalationActions,
  denied: EscalationActions,
  context: LintContext,
): Naming | undefined {
  for (const grant of allowed.get(action) ?? []) {
    const { statement } = grant;
    if (isBoundByCondition(action, path, statement)) continue;
    const reached = reachable(action, path, statement, context);
    if (reached.length === 0 && statement.notResources.length === 0) continue;
    let isDenied = false;
    for (const { statement: denial } of denied.get(action) ?? []) {
      isDenied ||=
        deniesAlways(action, path, denial) && isCovered(reached, statement, denial, context);
    }
    if (!isDenied) return grant;
  }
  return undefined;
}

/** Whether a denial is about all that a statement grants an action on. */
function isCovered(
  reached: readonly Element[],
  { notResources: excepted }: LintedStatement,
  { resources, notResources }: LintedStatement,
  context: LintContext,
): boolean {
  const denied = new Set(resources.map(({ text }) => text));
  if (denied.has('*')) return true;
  if (notResources.length > 0)
    return notResources.every(({ text }) => isInBoundedPath(text, context));
  return excepted.length === 0 && reached.every(({ text }) => denied.has(text));
}

/**
 * The resources of a statement that an action can be about and that the way can go through. A
 * service-linked role is changed and used by its service alone. Source: IAM User Guide,
 * "Service-linked roles".
 */
function reachable(
  action: string,
  { anyName, throughAnother = false }: EscalationPath,
  statement: LintedStatement,
  context: LintContext,
): readonly Element[] {
  return resourcesOf(action, statement, context.services).filter(
    ({ text }) =>
      !/^arn:[^:]*:iam::[^:]*:role\/aws-service-role\//.test(text) &&
      !(throughAnother && /:user\/(.*\/)?\$\{aws:username\}$/i.test(text)) &&
      !isInBoundedPath(text, context) &&
      (anyName === undefined || isOfAnyName(text, anyName)),
  );
}

/** Whether nothing but wildcards follows the type in the ARN of a resource, if even the type does. */
function isOfAnyName(resource: string, types: readonly string[]): boolean {
  const name = resource === '*' ? resource : (splitArn(resource)?.[5] ?? '');
  return new RegExp(`^((${types.join('|')})[/:]?)?[*?/:]+$`).test(name);
}

function findingOf({ path, grants, begin }: OpenPath, context: LintContext): RuleFinding {
  const {
    actions: [action = ''],
    publicId,
    steps,
  } = path;
  const told = steps.map((step, index) => `${index + 1}. ${step}.`).join(' ');
  const id = publicId === undefined ? '' : ` (${publicId})`;
  const scope = scopeOf(reachable(action, path, begin.statement, context));
  const fix = closingFix(path, begin.statement, context);
  return {
    path: begin.action.path,
    message: `Whoever has this${othersOf(grants)} can become administrator${id}${scope}. ${told} ${closing(path)}`,
    ...(fix === undefined ? {} : { fix }),
  };
}

function summaryOf(open: readonly [OpenPath, ...OpenPath[]]): RuleFinding {
  const [{ begin }] = open;
  const grants = open.flatMap((one) => one.grants);
  const names = open.map(({ path }) => path.name).join(', ');
  return {
    path: begin.action.path,
    message: `Whoever has this${othersOf(grants)} can become administrator in ${open.length} ways: ${names}. Actions that are written out, without those that nobody needs, close them.`,
  };
}

/** The other documents of the principal that a way takes. */
function othersOf([first, ...more]: readonly Naming[]): string {
  const names = new Set(more.map(({ statement }) => statement.document));
  names.delete(first?.statement.document ?? '');
  return names.size === 0 ? '' : `, together with ${[...names].join(' and ')},`;
}

function scopeOf(resources: readonly Element[]): string {
  const shown = resources.map(({ text }) => text).filter((text) => text !== '*');
  if (shown.length === 0 || shown.length < resources.length) return '';
  return `, as far as ${shown.slice(0, 2).join(' and ')}${shown.length > 2 ? ' and others' : ''} ${shown.length === 1 ? 'goes' : 'go'}`;
}

function closing({ anyName, boundBy = [], passedTo }: EscalationPath): string {
  if (passedTo !== undefined) {
    return `Roles in a path that holds no mighty one, or iam:PassedToService without ${passedTo}, close this.`;
  }
  if (boundBy.includes('iam:permissionsboundary')) {
    return 'A condition on iam:PermissionsBoundary closes this.';
  }
  if (boundBy.includes('iam:policyarn')) return 'A condition on iam:PolicyARN closes this.';
  if (anyName !== undefined) return 'Granting it by name or by tag closes this.';
  return 'Granting it on what holds no mighty one alone closes this.';
}

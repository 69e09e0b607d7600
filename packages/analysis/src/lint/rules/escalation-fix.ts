import { iamLimits } from '@pcluster-iam/core';
import type { Edit, Fix } from '../finding.ts';
import { isObject } from '../is-object.ts';
import type { LintContext } from '../rule.ts';
import type { LintedStatement } from '../statement.ts';
import type { EscalationPath } from './escalation-paths.ts';
import { policySize } from './sizes.ts';

/** A statement that closes a way, and what it does in words. */
interface Denial {
  readonly title: string;
  readonly statement: Readonly<Record<string, unknown>>;
}

/**
 * The patch that closes a way: a statement that denies its first action where it leads on, by the
 * service that the role is passed to, by the boundary or by the path that was named. A denial can
 * only narrow a document.
 *
 * @param path - The way.
 * @param granting - The statement that grants its first action.
 * @param context - The document.
 * @returns Nothing where no such statement is known to be right.
 */
export function closingFix(
  path: EscalationPath,
  granting: LintedStatement,
  context: LintContext,
): Fix | undefined {
  const denial = denialOf(path, granting, context);
  if (denial === undefined || !isObject(context.document)) return undefined;
  // A patch that IAM would refuse mends nothing; the comma before it counts.
  const size = context.size + policySize(denial.statement) + 1;
  if (size > iamLimits.policySize[context.use]) return undefined;
  return {
    title: denial.title,
    edits: [edit(context.document.Statement, denial.statement)],
    changesGrants: true,
  };
}

function denialOf(
  { actions: [action = ''], boundBy = [], passedTo }: EscalationPath,
  granting: LintedStatement,
  { bounds: { boundedPath, permissionsBoundary }, partition, services }: LintContext,
): Denial | undefined {
  const deny = { Effect: 'Deny', Action: [action] };
  const names = services.find('iam')?.actions.get(action.slice('iam:'.length).toLowerCase());
  if (names === undefined || !action.startsWith('iam:')) return undefined;
  if (permissionsBoundary !== undefined && boundBy.includes('iam:permissionsboundary')) {
    const Condition = { StringNotEquals: { 'iam:PermissionsBoundary': permissionsBoundary } };
    return {
      title: `Deny ${action} without the boundary ${permissionsBoundary}`,
      statement: { ...deny, Resource: '*', Condition },
    };
  }
  if (boundedPath !== undefined && names.resourceTypes.length > 0) {
    const NotResource = names.resourceTypes.map(
      ({ name }) => `arn:*:iam::*:${name}${boundedPath}*`,
    );
    return {
      title: `Deny ${action} outside of the path ${boundedPath}`,
      statement: { ...deny, NotResource },
    };
  }
  // A service that the document names is meant to have the role.
  if (passedTo === undefined || namesAnyService(granting)) return undefined;
  const own = partition === 'aws-cn' ? [passedTo, `${passedTo}.cn`] : [passedTo];
  return {
    title: `Deny passing roles to ${passedTo}`,
    statement: {
      ...deny,
      Resource: '*',
      Condition: { StringEquals: { 'iam:PassedToService': own } },
    },
  };
}

function namesAnyService({ conditions }: LintedStatement): boolean {
  return conditions.some(
    ({ key, operator }) =>
      key.toLowerCase() === 'iam:passedtoservice' && !/^Null$|Not/.test(operator),
  );
}

/** Puts a denial into a document: into one that is like it but for one list, or at the end. */
function edit(statements: unknown, denial: Readonly<Record<string, unknown>>): Edit {
  if (!Array.isArray(statements)) {
    return { path: ['Statement'], value: [statements, denial] };
  }
  for (const list of lists) {
    const added = at(denial, list);
    if (!Array.isArray(added)) continue;
    const shape = without(denial, list);
    const index = statements.findIndex(
      (one) =>
        isObject(one) &&
        one.Effect === denial.Effect &&
        Array.isArray(at(one, list)) &&
        without(one, list) === shape,
    );
    const there = at(statements[index], list);
    if (Array.isArray(there)) {
      return { path: ['Statement', index, ...list], value: [...new Set([...there, ...added])] };
    }
  }
  return { path: ['Statement', statements.length], value: denial };
}

/** The lists of a denial that another one may differ in. */
const lists = [['Condition', 'StringEquals', 'iam:PassedToService'], ['Action']] as const;

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inside, step) => Reflect.get(Object(inside), step), value);
}

/** A statement as a text, without its name and one of its lists. */
function without(statement: unknown, [first, ...more]: readonly string[]): string {
  const omitted = more.at(-1) ?? first;
  return JSON.stringify(statement, (key, value) =>
    key === 'Sid' || key === omitted ? undefined : value,
  );
}

import { splitArn } from '../../match/resource-overlap.ts';
import { hasWildcard } from '../../match/wildcard.ts';
import type { ServiceAction } from '../../services/service.ts';
import { readAction, resourcesOf } from '../granted-actions.ts';
import type { LintContext, Rule, RuleFinding } from '../rule.ts';
import type { Element, LintedStatement } from '../statement.ts';

/** Pairs of action and resource that can never match. */
export const deadGrantRules: readonly Rule[] = [
  {
    code: 'dead-grant',
    severity: 'error',
    title: 'an action that can never match a resource of its statement',
    explanation:
      'An action is about certain types of resource; on the ARN of another type it grants nothing, and IAM takes it without a word. An action that knows no type of resource is granted on * alone. Service Authorization Reference, with the differences that this package lists.',
    check: deadGrants,
  },
  {
    code: 'partly-dead-wildcard',
    severity: 'info',
    title: 'a wildcard some of whose actions can never apply',
    explanation:
      'A wildcard such as s3:List* stands for actions on several types of resource. Those that are about none of the resources of the statement grant nothing: s3:ListBucket on the ARN of objects, for example. Service Authorization Reference, with the differences that this package lists.',
    check: partlyDeadWildcards,
  },
];

/** What is dead of one action: the places of the resources that it can never be about. */
interface DeadAction {
  readonly action: Element;
  readonly matched: readonly ServiceAction[];
  readonly dead: readonly Element[];
}

function* deadGrants(context: LintContext): Generator<RuleFinding> {
  for (const statement of context.statements) {
    if (statement.effect !== 'Allow' || statement.resources.length === 0) continue;
    const known = statement.actions.flatMap((action) => deadOf(action, statement, context));
    if (known.length === 0) continue;
    const whole = known.filter(({ dead }) => dead.length === statement.resources.length);
    if (whole.length === statement.actions.length) {
      yield {
        path: statement.path,
        message: `Nothing in ${statement.name} can ever apply: ${whole.length === 1 ? 'its action is' : 'none of its actions is'} about a resource that it names. ${advice(whole, statement)}`,
      };
      continue;
    }
    for (const one of whole) {
      yield {
        path: one.action.path,
        message: `${one.action.text} can never apply here: no resource of ${statement.name} is one that it is about. ${advice([one], statement)}`,
        fix: {
          title: `Take ${one.action.text} out, which grants nothing here`,
          edits: [{ path: one.action.path }],
          changesGrants: false,
        },
      };
    }
    const live = known.filter((one) => !whole.includes(one));
    const useless = uselessResources(known, statement);
    yield* deadPairs(live, useless, statement);
    yield* useless.map((resource) => deadResource(resource, statement));
  }
}

function deadOf(
  action: Element,
  statement: LintedStatement,
  { services }: LintContext,
): readonly DeadAction[] {
  const { matched } = readAction(action.text, services);
  // What is unknown has a finding of its own, and may be about anything.
  if (matched.length === 0) return [];
  const live = resourcesOf(action.text, statement, services);
  return [{ action, matched, dead: statement.resources.filter((one) => !live.includes(one)) }];
}

function* partlyDeadWildcards({ statements, services }: LintContext): Generator<RuleFinding> {
  for (const statement of statements) {
    if (statement.effect !== 'Allow' || statement.resources.length === 0) continue;
    for (const { text, path } of statement.actions) {
      const { prefix, name, matched } = readAction(text, services);
      if (!hasWildcard(name)) continue;
      const dead = matched.filter(
        (action) => resourcesOf(`${prefix}:${action.name}`, statement, services).length === 0,
      );
      if (dead.length === 0 || dead.length === matched.length) continue;
      const shown = dead.slice(0, 3).map((action) => action.name);
      yield {
        path,
        message: `${dead.length} of the ${matched.length} actions that ${text} stands for can never apply to what ${statement.name} names: ${shown.join(', ')}${dead.length > shown.length ? ' and others' : ''}.`,
      };
    }
  }
}

/** Pairs beside those of a resource or an action that is dead as a whole. */
function* deadPairs(
  actions: readonly DeadAction[],
  useless: readonly Element[],
  { resources, path, name }: LintedStatement,
): Generator<RuleFinding> {
  const dead = actions.flatMap((one) => one.dead).filter((resource) => !useless.includes(resource));
  if (dead.length === 0) return;
  const pairs = actions.length * (resources.length - useless.length);
  yield {
    path,
    severity: 'info',
    message: `${dead.length} of the ${pairs} pairs of action and resource in ${name} can never apply, because each action is about some of the resources alone.`,
  };
}

/** Resources that no action of the statement is about. */
function uselessResources(
  actions: readonly DeadAction[],
  { actions: all, resources }: LintedStatement,
): readonly Element[] {
  // An action that is unknown may be about any of them.
  if (actions.length < all.length) return [];
  return resources.filter((resource) => actions.every(({ dead }) => dead.includes(resource)));
}

function deadResource({ text, path }: Element, { name }: LintedStatement): RuleFinding {
  return {
    path,
    severity: 'info',
    message: `No action of ${name} is about ${text}, so it grants nothing.`,
    fix: {
      title: 'Take the resource out, on which nothing is granted',
      edits: [{ path }],
      changesGrants: false,
    },
  };
}

/** What the first of some dead actions is about, with the account and the region of the statement. */
function advice([first]: readonly DeadAction[], { resources }: LintedStatement): string {
  if (first === undefined) return '';
  const forms = first.matched.flatMap(({ resourceTypes }) => resourceTypes.map(({ arn }) => arn));
  // What is known most of comes first.
  const arns = [...new Set(forms.map((form) => filledIn(form, resources)))].sort(
    (a, b) => a.split('${').length - b.split('${').length,
  );
  if (arns.length === 0)
    return `${first.action.text} knows no type of resource: it is granted on * alone.`;
  const shown = arns.slice(0, 3).join(', ');
  return `${first.action.text} is about ${shown}${arns.length > 3 ? ' and others' : ''}.`;
}

/** The variables of the reference that other resources of the statement may tell, and where. */
const variables: Readonly<Record<string, (segments: readonly string[]) => string | undefined>> = {
  Partition: (segments) => segments[1],
  Region: (segments) => segments[3],
  Account: (segments) => segments[4],
  BucketName: ([, , service, , , name]) => (service === 's3' ? name?.split('/')[0] : undefined),
};

/** An ARN of the reference with what the resources of a statement have in its place. */
function filledIn(form: string, resources: readonly Element[]): string {
  const segments = resources.flatMap(({ text }) => [splitArn(text) ?? []]);
  return form.replace(/\$\{(\w+)\}/g, (variable, name: string) => {
    const known = segments.map((own) => variables[name]?.(own));
    return known.find((segment) => segment !== undefined && /^[^*?$]+$/.test(segment)) ?? variable;
  });
}

import { canBeBeyondColons } from '../../match/beyond-colons.ts';
import { splitArn } from '../../match/resource-overlap.ts';
import { hasWildcard } from '../../match/wildcard.ts';
import type { ResourceType, ServiceAction } from '../../services/service.ts';
import { isAnyResource, isNamed, readAction, resourcesOfTypes } from '../read-action.ts';
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

/** An action that the data knows, and the resources of its statement that it can be about. */
interface KnownAction {
  readonly action: Element;
  readonly prefix: string;
  readonly matched: readonly ServiceAction[];
  readonly live: readonly Element[];
}

function* deadGrants(context: LintContext): Generator<RuleFinding> {
  for (const statement of context.statements) {
    const { effect, resources, notActions, notResources } = statement;
    if (effect !== 'Allow' || resources.every(isAnyResource)) continue;
    // What names its actions or its resources twice over is refused, and has a finding of its own.
    if (notActions.length > 0 || notResources.length > 0) continue;
    const known = statement.actions.flatMap((action) => knownAction(action, statement, context));
    if (known.length === 0) continue;
    const whole = known.filter(({ live }) => live.length === 0);
    const beyondColons = indexBeyondColons(statement);
    if (whole.length === statement.actions.length) {
      const { unless, ...doubt } = doubtOf(beyondColons(whole));
      yield {
        ...doubt,
        path: statement.path,
        message: `Nothing in ${statement.name} can ever apply${unless}: ${whole.length === 1 ? 'its action is' : 'none of its actions is'} about a resource that it names. ${advice(whole, statement)}`,
      };
      continue;
    }
    const namedServices = new Set(resources.map(serviceOfArn));
    for (const one of whole) {
      const near = beyondColons([one]);
      const { unless, ...doubt } = doubtOf(near);
      yield {
        ...doubt,
        path: one.action.path,
        message: `${one.action.text} can never apply here${unless}: no resource of ${statement.name} is one that it is about. ${advice([one], statement)}`,
        fix: {
          title: `Take ${one.action.text} out, which grants nothing here`,
          edits: [{ path: one.action.path }],
          changesGrants: namedServices.has(openService(one)) || near.size > 0,
        },
      };
    }
    const useless = uselessResources(known, statement);
    yield* deadPairs(
      known.filter(({ live }) => live.length > 0),
      useless,
      statement,
    );
    const openServices = new Set(known.map(openService));
    const near = useless.length > 0 ? beyondColons(known) : none;
    for (const resource of useless) {
      const isOpen = openServices.has(serviceOfArn(resource)) || near.has(resource);
      yield deadResource(resource, isOpen, statement);
    }
  }
}

function knownAction(
  action: Element,
  statement: LintedStatement,
  { services }: LintContext,
): readonly KnownAction[] {
  const { prefix, matched, requestTypes } = readAction(action.text, services);
  // What is unknown has a finding of its own, and may be about anything.
  if (matched.length === 0) return [];
  return [{ action, prefix, matched, live: resourcesOfTypes(requestTypes, statement) }];
}

function* partlyDeadWildcards({ statements, services }: LintContext): Generator<RuleFinding> {
  for (const statement of statements) {
    const { effect, resources } = statement;
    if (effect !== 'Allow' || resources.length === 0 || resources.some(isAnyResource)) continue;
    for (const { text, path } of statement.actions) {
      const { name, matched, requestTypes } = readAction(text, services);
      if (!hasWildcard(name)) continue;
      const live = new Set(requestTypes.filter((type) => isNamed(type, statement)));
      const dead = matched.filter((action) => !action.requestTypes.some((type) => live.has(type)));
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
  actions: readonly KnownAction[],
  useless: readonly Element[],
  { resources, path, name }: LintedStatement,
): Generator<RuleFinding> {
  const pairs = actions.length * (resources.length - useless.length);
  const dead = actions.reduce((left, { live }) => left - live.length, pairs);
  if (dead === 0) return;
  yield {
    path,
    severity: 'info',
    message: `${dead} of the ${pairs} pairs of action and resource in ${name} can never apply, because each action is about some of the resources alone.`,
  };
}

/** Resources that no action of the statement is about. */
function uselessResources(
  actions: readonly KnownAction[],
  { actions: all, resources }: LintedStatement,
): readonly Element[] {
  // An action that is unknown may be about any of them.
  if (actions.length < all.length) return [];
  const useful = new Set<Element>();
  for (const { live } of actions) for (const resource of live) useful.add(resource);
  return resources.filter((resource) => !useful.has(resource));
}

function deadResource(
  { text, path }: Element,
  changesGrants: boolean,
  { name }: LintedStatement,
): RuleFinding {
  return {
    path,
    severity: 'info',
    message: `No action of ${name} is about ${text}, so it grants nothing.`,
    fix: {
      title: 'Take the resource out, on which nothing is granted',
      edits: [{ path }],
      changesGrants,
    },
  };
}

/**
 * The service on whose ARNs AWS may check an action though its reference does not say so, as it does
 * for some that know no type of resource; `*` where there is none.
 */
function openService({ prefix, matched }: KnownAction): string {
  return matched.some(({ requestTypes }) => requestTypes.length === 0) ? prefix : '*';
}

const none: ReadonlySet<Element> = new Set();

/**
 * Finds the resources of a statement that some actions are about if a star goes on over colons, each
 * type of resource once for all actions.
 */
function indexBeyondColons({ resources }: LintedStatement) {
  const known = new Map<ResourceType, readonly Element[]>();
  return (actions: readonly KnownAction[]): ReadonlySet<Element> => {
    // Most have no star before a colon, which is soon told.
    if (!resources.some(({ text }) => text.includes('*:'))) return none;
    const found = new Set<Element>();
    const types = new Set(
      actions.flatMap(({ matched }) => matched.flatMap(({ requestTypes }) => requestTypes)),
    );
    for (const type of types) {
      const own = known.get(type) ?? resources.filter(({ text }) => canBeBeyondColons(text, type));
      known.set(type, own);
      for (const resource of own) found.add(resource);
    }
    return found;
  };
}

/** What makes it uncertain that a grant is dead. */
function doubtOf(beyondColons: ReadonlySet<Element>): {
  readonly unless: string;
  readonly severity?: 'warning';
} {
  if (beyondColons.size === 0) return { unless: '' };
  const unless = ', unless a * at the end of a segment goes on over colons, as AWS says it can';
  return { unless, severity: 'warning' };
}

/** The service that an ARN names; empty where the text is none. */
function serviceOfArn({ text }: Pick<Element, 'text'>): string {
  return splitArn(text)?.[2] ?? '';
}

/** What the first of some dead actions is about, with the account and the region of the statement. */
function advice([first]: readonly KnownAction[], statement: LintedStatement): string {
  if (first === undefined) return '';
  const forms = first.matched.flatMap(({ resourceTypes }) => resourceTypes.map(({ arn }) => arn));
  // What is known most of comes first.
  const arns = [...new Set(forms.map((form) => filledIn(form, statement)))].sort(
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
function filledIn(form: string, statement: LintedStatement): string {
  const known = toldBy.get(statement) ?? variablesOf(statement);
  toldBy.set(statement, known);
  return form.replace(/\$\{(\w+)\}/g, (variable, name: string) => known.get(name) ?? variable);
}

const toldBy = new WeakMap<LintedStatement, ReadonlyMap<string, string>>();

/** The variables that the resources of a statement tell, looked for once for all of its actions. */
function variablesOf({ resources }: LintedStatement): ReadonlyMap<string, string> {
  const segments = resources.flatMap(({ text }) => [splitArn(text) ?? []]);
  return new Map(
    Object.entries(variables).flatMap(([name, segmentOf]): readonly [string, string][] => {
      const told = segments
        .map(segmentOf)
        .find((segment) => segment !== undefined && /^[^*?$]+$/.test(segment));
      return told === undefined ? [] : [[name, told]];
    }),
  );
}

import { type ActionIndex, indexActions, naming } from '../lint/action-index.ts';
import { readAction } from '../lint/read-action.ts';
import type { LintedStatement } from '../lint/statement.ts';
import { globSteps } from '../match/overlap.ts';
import { hasWildcard } from '../match/wildcard.ts';
import { type Effort, undecided } from '../match/witness.ts';
import type { ServiceData } from '../service-data.ts';
import type { ResourceType } from '../services/service.ts';
import { atomsOf } from './atoms.ts';
import type { MeaningfulStatement } from './meaningful-statement.ts';

/** Actions that the same statements of both sides name, and that are about the same resources. */
export interface ActionClass {
  /** The actions as AWS writes them; `s3:getx…` stands for those that the data does not know. */
  readonly actions: readonly string[];
  /** One of them, as a request names it. */
  readonly example: string;
  /** Whether the data of the services knows them. */
  readonly isKnown: boolean;
  /** The types of resource that they are about. */
  readonly types: readonly ResourceType[];
  /** The statements that name them, of the first side. */
  readonly before: readonly MeaningfulStatement[];
  /** The statements that name them, of the second side. */
  readonly after: readonly MeaningfulStatement[];
}

/** An action that some statement is about. */
interface NamedAction {
  /** In small letters, as statements are asked for it. */
  readonly name: string;
  /** As AWS writes it. */
  readonly shown: string;
  readonly isKnown: boolean;
  readonly types: readonly ResourceType[];
}

/** The actions that some statements name. */
export interface ActionClasses {
  readonly classes: readonly ActionClass[];
  /** The prefixes of services whose patterns divide the actions that nobody knows into too many parts. */
  readonly undecided: readonly string[];
}

/**
 * Puts the actions that some statements name into classes.
 *
 * @param changed - The statements whose actions are looked at.
 * @param before - All statements of the first side.
 * @param after - All statements of the second side.
 * @param services - The services of AWS.
 * @param effort - What is left of the work.
 */
export function actionClasses(
  changed: readonly MeaningfulStatement[],
  before: readonly MeaningfulStatement[],
  after: readonly MeaningfulStatement[],
  services: ServiceData,
  effort: Effort,
): ActionClasses {
  const [first, second] = [before, after].map((side) =>
    indexActions(side.map(({ statement }) => statement)),
  );
  if (first === undefined || second === undefined) return { classes: [], undecided: [] };
  const all = [...before, ...after];
  const meaningful = new Map(all.map((one) => [one.statement, one]));
  const numbers = new Map(all.map((one, index) => [one, index]));
  const keyOf = (statements: readonly MeaningfulStatement[]) =>
    statements.map((statement) => numbers.get(statement)).join();
  const classes = new Map<string, ActionClass & { readonly actions: string[] }>();
  const named = (index: ActionIndex, action: string) =>
    statementsNaming(index, action).flatMap((statement) => meaningful.get(statement) ?? []);
  const { actions, undecided: open } = namedActions(changed, [first, second], services, effort);
  for (const action of actions) {
    const [inBefore, inAfter] = [named(first, action.name), named(second, action.name)];
    const types = action.types.map(({ arn }) => arn).join();
    const key = [keyOf(inBefore), keyOf(inAfter), action.isKnown, types].join('|');
    const known = classes.get(key);
    if (known !== undefined) known.actions.push(action.shown);
    else {
      const { name, shown, isKnown, types: about } = action;
      classes.set(key, {
        actions: [shown],
        example: isKnown ? shown : name,
        isKnown,
        types: about,
        before: inBefore,
        after: inAfter,
      });
    }
  }
  return { classes: [...classes.values()], undecided: open };
}

function statementsNaming(index: ActionIndex, action: string): readonly LintedStatement[] {
  return [...new Set(naming(index, action).map(({ statement }) => statement))];
}

/** Every action that one of the changed statements names, each once. */
function namedActions(
  changed: readonly MeaningfulStatement[],
  indexes: readonly ActionIndex[],
  services: ServiceData,
  effort: Effort,
): { readonly actions: Iterable<NamedAction>; readonly undecided: readonly string[] } {
  const open: string[] = [];
  const found = new Map<string, NamedAction>();
  const add = (action: NamedAction) => {
    if (!found.has(action.name)) found.set(action.name, action);
  };
  const whole = new Set<string>();
  for (const {
    statement: { actions, notActions },
  } of changed) {
    if (notActions.length > 0) whole.add('*');
    for (const { text } of actions) {
      const [prefix = ''] = text.toLowerCase().split(':');
      if (/^\*+(?::\**)?$/.test(text)) whole.add('*');
      else if (hasWildcard(text)) whole.add(prefix);
      else add(exactAction(text, services));
    }
  }
  const named = textsByPrefix(indexes);
  for (const prefix of whole.has('*') ? named.keys() : whole) {
    const own = named.get(prefix) ?? [];
    for (const action of actionsOfService(prefix, own, services)) add(action);
    const others = otherActions(prefix, own, effort);
    if (others === undecided) open.push(prefix);
    else for (const action of others) add(action);
  }
  if (whole.has('*')) add(otherService(named, services));
  return { actions: found.values(), undecided: open };
}

/** The actions that statements name in whatever way, in small letters, by the prefix of the service. */
function textsByPrefix(indexes: readonly ActionIndex[]): ReadonlyMap<string, readonly string[]> {
  const texts = indexes.flatMap(({ exact, patterns, exceptions }) => [
    ...exact.keys(),
    ...patterns.map(({ action }) => action.text.toLowerCase()),
    ...exceptions.flatMap(({ statement }) =>
      statement.notActions.map(({ text }) => text.toLowerCase()),
    ),
  ]);
  const byPrefix = new Map<string, string[]>();
  for (const text of new Set(texts)) {
    const [prefix = ''] = text.split(':');
    if (prefix === '' || hasWildcard(prefix)) continue;
    const same = byPrefix.get(prefix);
    if (same === undefined) byPrefix.set(prefix, [text]);
    else same.push(text);
  }
  return byPrefix;
}

function exactAction(text: string, services: ServiceData): NamedAction {
  const { prefix, matched } = readAction(text, services);
  const [action] = matched;
  return {
    name: text.toLowerCase(),
    shown: action === undefined ? text : `${prefix}:${action.name}`,
    isKnown: action !== undefined,
    types: action?.resourceTypes ?? [],
  };
}

/** The actions of a service that the data knows or a statement writes out. */
function actionsOfService(
  prefix: string,
  own: readonly string[],
  services: ServiceData,
): readonly NamedAction[] {
  const known = [...(services.find(prefix)?.actions.values() ?? [])];
  return [
    ...known.map(({ name }) => `${prefix}:${name}`),
    ...own.filter((text) => !hasWildcard(text)),
  ].map((text) => exactAction(text, services));
}

/** Stand for the actions of a service that nobody knows, one for each that its patterns tell apart. */
function otherActions(
  prefix: string,
  own: readonly string[],
  effort: Effort,
): readonly NamedAction[] | typeof undecided {
  const patterns = own.filter(hasWildcard).map((text) => globSteps(text.slice(prefix.length + 1)));
  const atoms = atomsOf([globSteps('?*')], patterns, effort);
  if (atoms === undecided) return undecided;
  return atoms.map(({ text }) => {
    const name = `${prefix}:${text}`;
    return { name, shown: `${name}…`, isKnown: false, types: [] };
  });
}

/** Stands for the services that no statement names. */
function otherService(mentioned: ReadonlyMap<string, unknown>, services: ServiceData): NamedAction {
  const prefix = [...services.prefixes].find((one) => !mentioned.has(one)) ?? 'other-service';
  const [action] = services.find(prefix)?.actions.values() ?? [];
  return exactAction(`${prefix}:${action?.name ?? 'Action'}`, services);
}

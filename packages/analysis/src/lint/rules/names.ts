import { hasWildcard } from '../../match/wildcard.ts';
import type { ServiceData } from '../../service-data.ts';
import { type ReadAction, readAction } from '../read-action.ts';
import type { LintContext, Rule } from '../rule.ts';
import type { Element, LintedStatement } from '../statement.ts';
import { unknownPart } from '../unknown-part.ts';
import { nearest } from './nearest.ts';

const reference = 'Service Authorization Reference';

/** The names in a document are names that AWS has. */
export const nameRules: readonly Rule[] = [
  {
    code: 'unknown-service',
    severity: 'error',
    title: 'a prefix that no service has',
    explanation: `An action whose prefix no service has grants nothing, and IAM takes it without a word: efs: is no service, elasticfilesystem: is. ${reference}.`,
    *check(context) {
      const { services } = context;
      for (const { element, prefix, name } of oddActions(context)) {
        const { text, path } = element;
        if (prefix === '' || services.prefixes.has(prefix)) continue;
        const meant = meantService(prefix, name, services);
        yield {
          path,
          message: `No service has the prefix ${prefix}: as of ${services.date}, so ${text} is about nothing.${meant === undefined ? '' : ` ${meant}: is meant, perhaps.`}`,
        };
      }
    },
  },
  {
    code: 'service-not-carried',
    severity: 'info',
    title: 'a service whose data is not carried',
    explanation: `The entry for browsers carries the data of some services alone. Of the others it knows that they exist, and nothing is said of their actions, resources and condition keys. The main entry carries all of the ${reference}.`,
    *check(context) {
      const { services } = context;
      const told = new Set<string>();
      for (const { element, prefix, service } of oddActions(context)) {
        const { path } = element;
        if (service || told.has(prefix) || !services.prefixes.has(prefix)) continue;
        told.add(prefix);
        yield {
          path,
          message: `The data of ${prefix} is not carried here, so nothing is said of its actions.`,
        };
      }
    },
  },
  {
    code: 'unknown-action',
    severity: 'error',
    title: 'an action that the service does not have',
    explanation: `An action that the service does not have grants nothing. What came after the date of the data is unknown to it. ${reference}.`,
    *check(context) {
      const { services } = context;
      for (const { element, prefix, name, service, matched } of oddActions(context)) {
        const { text, path } = element;
        if (service === undefined || matched.length > 0) continue;
        if (hasWildcard(name)) {
          yield { path, message: `${text} matches no action of ${prefix} as of ${services.date}.` };
          continue;
        }
        const meant = nearest(
          name,
          [...service.actions.values()].map((action) => action.name),
        );
        yield {
          path,
          message: `${prefix} has no action ${name} as of ${services.date}, so it is about nothing.${meant === undefined ? '' : ` ${meant} is meant, perhaps.`}`,
        };
      }
    },
  },
  {
    code: 'duplicate-action',
    severity: 'info',
    title: 'an action that stands twice',
    explanation: `IAM ignores the case of actions, so two that differ in it alone are one. IAM User Guide, "IAM JSON policy elements: Action".`,
    *check({ statements }) {
      for (const { actions, notActions } of statements) {
        for (const list of [actions, notActions]) {
          const seen = new Map<string, string>();
          for (const { text, path } of list) {
            const folded = text.toLowerCase();
            const first = seen.get(folded);
            seen.set(folded, first ?? text);
            if (first === undefined || text.includes(unknownPart)) continue;
            yield {
              path,
              message: `${text} stands in this list already, as ${first}.`,
              fix: { title: 'Take it out', edits: [{ path }], changesGrants: false },
            };
          }
        }
      }
    },
  },
  {
    code: 'mixed-case',
    severity: 'info',
    title: 'a prefix in capitals',
    explanation: `IAM ignores the case of actions, but people and tools search for them as AWS writes them. ${reference}.`,
    *check(context) {
      for (const { element, written, service } of oddActions(context)) {
        const { text, path } = element;
        if (service === undefined || text === written) continue;
        if (text.toLowerCase() !== written.toLowerCase()) continue;
        yield {
          path,
          message: `AWS writes ${written}; IAM takes ${text} for the same.`,
          fix: {
            title: `Write ${written}`,
            edits: [{ path, value: written }],
            changesGrants: false,
          },
        };
      }
    },
  },
];

/** An element of Action or NotAction, and what it stands for. */
interface NamedAction extends ReadAction {
  readonly element: Element;
}

// The rules ask one after the other for the same statements.
let last:
  | { readonly statements: readonly LintedStatement[]; readonly odd: readonly NamedAction[] }
  | undefined;

/** The few actions that are not written as AWS writes one it has, looked for once for all rules. */
function oddActions({ statements, services }: LintContext): readonly NamedAction[] {
  if (last?.statements === statements) return last.odd;
  const odd: NamedAction[] = [];
  for (const { actions, notActions } of statements) {
    for (const element of [...actions, ...notActions]) {
      const read = readAction(element.text, services);
      if (read.matched.length > 0 && read.written === element.text) continue;
      // What is not known yet may become the name of any action.
      if (!element.text.includes(unknownPart)) odd.push({ ...read, element });
    }
  }
  last = { statements, odd };
  return odd;
}

/** The service that has an action of that name, if just one with a like prefix has. */
function meantService(prefix: string, name: string, services: ServiceData): string | undefined {
  const known = wellKnown.get(prefix);
  if (known !== undefined) return known;
  const like = nearest(prefix, services.prefixes);
  if (like === undefined) return undefined;
  return readAction(`${like}:${name}`, services).matched.length > 0 ? like : undefined;
}

/** What people write for a service, by its own prefix. */
const wellKnown: ReadonlyMap<string, string> = new Map([
  ['efs', 'elasticfilesystem'],
  ['elb', 'elasticloadbalancing'],
  ['elbv2', 'elasticloadbalancing'],
  ['cloudwatchlogs', 'logs'],
  ['cloudwatchevents', 'events'],
  ['eventbridge', 'events'],
  ['stepfunctions', 'states'],
  ['apigatewayv2', 'apigateway'],
]);

import { iamLimits } from '@pcluster-iam/core';
import type { ElementPath } from '../../parse/parse-policy.ts';
import { isObject } from '../is-object.ts';
import { readAction, resourcesOf } from '../read-action.ts';
import type { LintContext, Rule } from '../rule.ts';
import type { Element, LintedStatement } from '../statement.ts';

/** Rights that reach further than they need to. */
export const breadthRules: readonly Rule[] = [
  {
    code: 'all-actions',
    severity: 'warning',
    title: 'every action of AWS',
    explanation: 'Action * on Resource * makes whoever has it administrator of the account.',
    *check({ statements }) {
      for (const { effect, actions, resources, conditions } of statements) {
        const every = actions.find(isEveryAction);
        if (effect !== 'Allow' || !every || !resources.some(({ text }) => text === '*')) continue;
        const limit = conditions.length > 0 ? ', as far as the condition goes' : '';
        yield {
          path: every.path,
          message: `This allows every action on every resource: whoever has it is administrator${limit}.`,
        };
      }
    },
  },
  {
    code: 'write-on-all',
    severity: 'warning',
    title: 'actions that change things, on every resource',
    explanation:
      'An action that can be granted on single resources is better granted on those. On *, it reaches everything of the account. Service Authorization Reference, column "Resource types".',
    *check(context) {
      for (const statement of context.statements) {
        const { effect, resources, conditions, name } = statement;
        if (effect !== 'Allow' || conditions.length > 0) continue;
        if (!resources.some(({ text }) => text === '*')) continue;
        const wide = writingActions(statement, context);
        if (wide.length === 0) continue;
        const shown = wide.slice(0, 3).join(', ');
        yield {
          path: statement.path,
          message: `${wide.length === 1 ? 'An action that changes things is' : `${wide.length} actions that change things are`} granted on every resource in ${name}, and could be on single ones: ${shown}${wide.length > 3 ? ' and others' : ''}.`,
        };
      }
    },
  },
  {
    code: 'pass-role-to-any-service',
    severity: 'warning',
    title: 'iam:PassRole without iam:PassedToService',
    explanation:
      'A role that may be passed to any service can be run by whichever of them the person may use. The condition key iam:PassedToService names the service. IAM User Guide, "Granting a user permissions to pass a role to an AWS service".',
    *check({ statements, services }) {
      for (const statement of statements) {
        const { effect, actions, conditions } = statement;
        if (effect !== 'Allow') continue;
        const pass = actions.find(({ text }) => text.toLowerCase() === 'iam:passrole');
        const isBound = conditions.some(({ key }) => key.toLowerCase() === 'iam:passedtoservice');
        if (pass === undefined || isBound) continue;
        const named = resourcesOf(pass.text, statement, services);
        if (named.length === 0 && statement.notResources.length === 0) continue;
        yield {
          path: pass.path,
          message:
            'Roles may be passed to any service that takes them; iam:PassedToService would name which.',
        };
      }
    },
  },
  {
    code: 'bucket-of-any-account',
    severity: 'warning',
    title: 'buckets by a pattern, of any account',
    explanation:
      'ARNs of buckets name no account, so a pattern matches the buckets of strangers, too: they may read what is written there. The condition key aws:ResourceAccount names whose buckets are meant. Amazon S3 User Guide, "Policy keys".',
    *check({ statements }) {
      for (const { effect, resources, conditions } of statements) {
        if (effect !== 'Allow') continue;
        const isBound = conditions.some(({ key }) =>
          /^(?:aws|s3):resourceaccount$|^aws:resourceorg/.test(key.toLowerCase()),
        );
        const pattern = resources.find(({ text }) => /^arn:[^:]*:s3:::[^/]*[*?]/.test(text));
        if (isBound || pattern === undefined) continue;
        yield {
          path: pattern.path,
          message: `${pattern.text} matches buckets of other accounts, too; aws:ResourceAccount would name whose are meant.`,
        };
      }
    },
  },
  {
    code: 'allow-not-action',
    severity: 'warning',
    title: 'NotAction with Allow',
    explanation:
      'NotAction with Allow grants every action but those, of services that come later as well. IAM User Guide, "IAM JSON policy elements: NotAction".',
    *check({ statements }) {
      for (const { effect, notActions, path } of statements) {
        if (effect !== 'Allow' || notActions.length === 0) continue;
        yield {
          path: [...path, 'NotAction'],
          message: 'This allows every action but those, of services that do not exist yet, too.',
        };
      }
    },
  },
  {
    code: 'for-all-values-when-absent',
    severity: 'warning',
    title: 'ForAllValues without Null',
    explanation:
      'ForAllValues holds when the request does not have the key at all; Null with false asks for it. IAM User Guide, "Set operators for multivalued context keys".',
    *check({ statements, document }) {
      for (const { effect, conditions, path: at } of statements) {
        if (effect !== 'Allow') continue;
        const asked = new Set(
          conditions
            .filter(
              ({ operator, values }) =>
                operator === 'Null' && values.every((value) => value === 'false'),
            )
            .map(({ key }) => key.toLowerCase()),
        );
        for (const { operator, key, path } of conditions) {
          if (!operator.startsWith('ForAllValues:') || asked.has(key.toLowerCase())) continue;
          yield {
            path,
            message: `A request without ${key} passes this test; "Null": { "${key}": "false" } beside it would ask for the key.`,
            ...(takesNull(document, at) && iamLimits.characters.test(key)
              ? {
                  fix: {
                    title: `Ask for ${key} by Null`,
                    edits: [{ path: [...path.slice(0, -2), 'Null', key], value: 'false' }],
                    changesGrants: true,
                  },
                }
              : {}),
          };
        }
      }
    },
  },
];

/** Whether a statement makes whoever has it administrator. */
export function allowsEverything({
  effect,
  actions,
  resources,
  conditions,
}: LintedStatement): boolean {
  return (
    effect === 'Allow' &&
    conditions.length === 0 &&
    actions.some(isEveryAction) &&
    resources.some(({ text }) => text === '*')
  );
}

function isEveryAction({ text }: Element): boolean {
  return /^\*+$/.test(text) || text === '*:*';
}

/** Whether a key can be put into `Null` of a statement: what stands there may have a wrong form. */
function takesNull(document: unknown, path: ElementPath): boolean {
  const condition = [...path, 'Condition'].reduce<unknown>(
    (value, step) => Reflect.get(Object(value), step),
    document,
  );
  return isObject(condition) && (condition.Null === undefined || isObject(condition.Null));
}

/** The actions of a statement that change things and could be granted on single resources. */
function writingActions(
  { actions }: LintedStatement,
  { services }: LintContext,
): readonly string[] {
  return actions.flatMap(({ text }) => {
    const { matched } = readAction(text, services);
    const isWriting = matched.some(
      ({ accessLevel, resourceTypes }) =>
        (accessLevel === 'write' || accessLevel === 'permissions management') &&
        resourceTypes.length > 0,
    );
    return isWriting ? [text] : [];
  });
}

import { lintPolicy } from '../lint/lint-policy.ts';
import { readAction } from '../lint/read-action.ts';
import { canBe } from '../match/resource-overlap.ts';
import { serviceData } from '../service-data.ts';
import type { ResourceType } from '../services/service.ts';
import type { Request } from './request.ts';

/**
 * Tells what is odd about a request by the data of AWS's services: an action or a condition key that
 * AWS does not have, or an action that is about other resources. No such request is ever made, so
 * that the answer to it says nothing.
 *
 * @param request - The request.
 * @returns Whole sentences; none where nothing is odd.
 */
export function requestNotes({ action, resource = '*', context = {} }: Request): readonly string[] {
  const keys = Object.keys(context);
  // What lint says of a document that is about the same names.
  const findings = lintPolicy({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: action,
      Resource: '*',
      Condition: { StringLike: Object.fromEntries(keys.map((key) => [key, '*'])) },
    },
  });
  const unknownActions = findings.filter(({ code }) => /^unknown-(?:service|action)$/.test(code));
  const unknownKeys = findings.filter(({ code }) => code === 'unknown-condition-key');
  return [
    ...unknownActions.map(({ message }) => message),
    ...resourceNotes(action, resource),
    ...keys
      .filter((key) => unknownKeys.some(({ path }) => path.endsWith(`.${key}`)))
      .map((key) => `${action} has no condition key ${key} as of ${serviceData.date}.`),
  ];
}

function resourceNotes(action: string, resource: string): readonly string[] {
  const [known] = readAction(action, serviceData).matched;
  if (known === undefined) return [];
  const { resourceTypes, requestTypes } = known;
  if (resource !== '*' && requestTypes.some((type) => canBe(resource, type))) return [];
  if (resourceTypes.length === 0) {
    return resource === '*'
      ? []
      : [`${action} knows no type of resource: AWS asks for it on * alone.`];
  }
  return [`${action} is about ${formsOf(resourceTypes)}, not ${resource}.`];
}

/** As many forms of ARNs as a person reads. */
const mostForms = 3;

function formsOf(types: readonly ResourceType[]): string {
  const shown = types.slice(0, mostForms).map(({ arn }) => arn);
  const more = types.length - shown.length;
  return more === 0 ? shown.join(', ') : `${shown.join(', ')} and ${more} more`;
}

import { splitArn } from '../match/resource-overlap.ts';
import { bare, splitWord } from './words.ts';

/** What follows an action in a message. */
export interface ResourceClause {
  /** The resource, an ARN or `*`; nothing where none is named. */
  readonly resource?: string;
  /** What follows it. */
  readonly rest: string;
}

/**
 * Reads the resource out of what follows an action in a message.
 *
 * @param principal - Who was denied: IAM names roles, users and policies without their account.
 */
export function readResource(clause: string, principal: string | undefined): ResourceClause {
  const [lead] = /^ on (?:the )?resource:? ?/i.exec(clause) ?? [];
  if (lead === undefined) return { rest: clause };
  const text = clause.slice(lead.length);
  if (text.startsWith('"')) {
    const end = text.indexOf('"', 1);
    return named(text.slice(1, end < 0 ? undefined : end), end < 0 ? '' : text.slice(end + 1));
  }
  const [type] = /^(?:role|user|group|policy|instance profile) (?=[\w+=,.@-])/.exec(text) ?? [];
  if (type !== undefined) {
    const [name, rest] = splitWord(text.slice(type.length));
    const resource = iamArn(type.trim().replace(' ', '-'), bare(name), principal);
    return { ...(resource === undefined ? {} : { resource }), rest };
  }
  const [word, rest] = splitWord(text);
  const quote = word.indexOf('"');
  return named(quote < 0 ? word : word.slice(0, quote), rest);
}

function named(text: string, rest: string): ResourceClause {
  const resource = withoutStop(text);
  return isResource(resource) ? { resource, rest } : { rest };
}

/** Whether a text names a resource of a request: an ARN, or `*`. */
export function isResource(text: unknown): text is string {
  return typeof text === 'string' && (text === '*' || splitArn(text)?.[0] === 'arn');
}

/** An ARN may end with a colon or a star, which `bare` would take away, but hardly with these. */
function withoutStop(text: string): string {
  let end = text.length;
  while (end > 0 && `.,;)]'\``.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function iamArn(type: string, name: string, principal: string | undefined): string | undefined {
  const [, partition, , , account] = splitArn(principal ?? '') ?? [];
  return account === undefined ? undefined : `arn:${partition}:iam::${account}:${type}/${name}`;
}

import type { ElementPath } from '../../parse/parse-policy.ts';
import { isObject } from '../is-object.ts';
import type { LintContext, RuleFinding } from '../rule.ts';
import { hasUnknownPart } from '../unknown-part.ts';

/** Finds what keeps each statement of a document from being whole. */
export function* statementForms({ document, use }: LintContext): Generator<RuleFinding> {
  if (!isObject(document) || document.Statement === undefined) return;
  const { Statement } = document;
  if (Array.isArray(Statement) && Statement.length === 0) {
    yield { path: ['Statement'], message: 'There is no statement; IAM refuses an empty list.' };
  }
  for (const [index, statement] of [Statement].flat().entries()) {
    const path = Array.isArray(Statement) ? ['Statement', index] : ['Statement'];
    if (!isObject(statement)) {
      yield { path, message: `A statement is an object; this is ${JSON.stringify(statement)}.` };
      continue;
    }
    const { Effect } = statement;
    if (Effect !== 'Allow' && Effect !== 'Deny' && !hasUnknownPart(Effect)) {
      const shown = Effect === undefined ? 'missing' : JSON.stringify(Effect);
      yield {
        path: Effect === undefined ? path : [...path, 'Effect'],
        message: `The Effect is ${shown}; it is "Allow" or "Deny", with that case.`,
      };
    }
    if (!hasOne(statement.Action, statement.NotAction)) {
      yield notOne(statement, path, 'Action', 'NotAction');
    }
    if (use !== 'trust') {
      if (!hasOne(statement.Resource, statement.NotResource)) {
        yield notOne(statement, path, 'Resource', 'NotResource');
      }
    } else if (statement.Principal === undefined && statement.NotPrincipal === undefined) {
      yield { path, message: 'A trust policy names in Principal who may take the role on.' };
    }
    for (const name of lists) {
      // Most are right.
      if (!isTextOrTexts(statement[name])) yield* listForm(statement[name], [...path, name]);
    }
  }
}

const lists = ['Action', 'NotAction', 'Resource', 'NotResource'] as const;

function hasOne(value: unknown, notValue: unknown): boolean {
  return (value === undefined) !== (notValue === undefined);
}

function notOne(
  statement: Readonly<Record<string, unknown>>,
  path: ElementPath,
  one: string,
  other: string,
): RuleFinding {
  return {
    path,
    message:
      statement[one] === undefined
        ? `The statement has neither ${one} nor ${other}; IAM refuses it.`
        : `The statement has both ${one} and ${other}; IAM refuses it.`,
  };
}

function isTextOrTexts(value: unknown): boolean {
  if (value === undefined || typeof value === 'string') return true;
  return (
    Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string')
  );
}

function* listForm(value: unknown, path: ElementPath): Generator<RuleFinding> {
  if (!Array.isArray(value)) {
    yield { path, message: `This is ${JSON.stringify(value)}; it is text, or a list of texts.` };
    return;
  }
  if (value.length === 0) yield { path, message: 'The list is empty; IAM refuses it.' };
  for (const [index, item] of value.entries()) {
    if (typeof item === 'string') continue;
    yield { path: [...path, index], message: `This is ${JSON.stringify(item)}; it is text.` };
  }
}

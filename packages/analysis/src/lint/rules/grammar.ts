import { iamLimits } from '@pcluster-iam/core';
import type { ElementPath } from '../../parse/parse-policy.ts';
import { isObject } from '../is-object.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { hasUnknownPart, unknownPart } from '../unknown-part.ts';
import { conditionForms } from './condition-form.ts';
import { statementForms } from './statement-form.ts';

const grammar = 'IAM User Guide, "Grammar of the IAM JSON policy language"';

/** The elements that a document may have. */
const documentElements = new Set(['Version', 'Id', 'Statement']);

/** The elements that a statement may have. */
const statementElements = new Set([
  ...['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction'],
  ...['Resource', 'NotResource', 'Condition'],
]);

/** The document and its elements have the form that IAM takes. */
export const grammarRules: readonly Rule[] = [
  {
    code: 'not-a-policy',
    severity: 'error',
    title: 'the document is no policy',
    explanation: `A policy is an object with a Statement. ${grammar}.`,
    *check({ document }) {
      if (!isObject(document)) {
        const kind = Array.isArray(document)
          ? 'an array'
          : document === null
            ? 'null'
            : `a ${typeof document}`;
        yield { path: [], message: `The document is ${kind}, not an object with a Statement.` };
      } else if (document.Statement === undefined) {
        yield { path: [], message: 'The document has no Statement, so it grants nothing.' };
      }
    },
  },
  {
    code: 'unknown-element',
    severity: 'error',
    title: 'an element that IAM does not know',
    explanation: `IAM refuses a document with an element it does not know; names are told apart by case. An Id is for policies of resources. ${grammar}; "IAM JSON policy elements: Id".`,
    *check({ document, use }) {
      if (!isObject(document)) return;
      for (const name of Object.keys(document)) {
        if (!documentElements.has(name)) yield unknownElement([name], name, documentElements);
        else if (name === 'Id' && use !== 'trust') {
          yield {
            path: [name],
            severity: 'info',
            message: 'Id does not belong in an identity policy, where it means nothing.',
          };
        }
      }
      for (const [path, statement] of objects(document)) {
        for (const name of Object.keys(statement)) {
          if (!statementElements.has(name)) {
            yield unknownElement([...path, name], name, statementElements);
          } else if (use !== 'trust' && /Principal$/.test(name)) {
            yield {
              path: [...path, name],
              message: `${name} does not belong in an identity policy: who it is for is whom it is attached to.`,
            };
          } else if (use === 'trust' && /Resource$/.test(name)) {
            yield {
              path: [...path, name],
              message: `${name} does not belong in a trust policy: it is about the role it stands in.`,
            };
          }
        }
      }
    },
  },
  {
    code: 'version',
    severity: 'error',
    title: 'the version of the policy language',
    explanation: `Without Version 2012-10-17 policy variables such as \${aws:username} are plain text. ${grammar}.`,
    *check({ document }) {
      if (!isObject(document) || document.Version === iamLimits.policyVersion) return;
      const { Version } = document;
      if (hasUnknownPart(Version)) return;
      const isOld = Version === undefined || Version === '2008-10-17';
      yield {
        path: Version === undefined ? [] : ['Version'],
        severity: isOld ? 'warning' : 'error',
        message: isOld
          ? 'The document is read by the rules of 2008, in which policy variables are plain text; write Version 2012-10-17.'
          : `The Version is ${JSON.stringify(Version)}, which IAM refuses; it is 2012-10-17.`,
        ...(usesVariables(document) || document.Statement === undefined
          ? {}
          : {
              fix: {
                title: 'Write the Version 2012-10-17',
                edits: [{ path: ['Version'], value: iamLimits.policyVersion }],
                changesGrants: !isOld,
              },
            }),
      };
    },
  },
  {
    code: 'statement-form',
    severity: 'error',
    title: 'a statement that is not whole',
    explanation: `A statement has Effect, one of Action and NotAction, and in an identity policy one of Resource and NotResource. ${grammar}.`,
    check: statementForms,
  },
  {
    code: 'sid',
    severity: 'error',
    title: 'the name of a statement',
    explanation: `A Sid is letters and digits, and stands once in an identity policy. ${grammar}.`,
    *check({ document }) {
      const first = new Map<string, string>();
      for (const [path, { Sid }] of objects(document)) {
        if (Sid === undefined || hasUnknownPart(Sid)) continue;
        if (typeof Sid !== 'string' || !iamLimits.sid.test(Sid)) {
          yield {
            path: [...path, 'Sid'],
            message: `The Sid ${JSON.stringify(Sid)} is refused: a Sid is letters and digits.`,
          };
        } else if (Sid !== '' && first.has(Sid)) {
          yield {
            path: [...path, 'Sid'],
            message: `The Sid ${Sid} stands in ${first.get(Sid)} already; IAM refuses a document with a Sid twice.`,
          };
        } else first.set(Sid, path.length > 1 ? `Statement[${path[1]}]` : 'Statement');
      }
    },
  },
  {
    code: 'action-form',
    severity: 'error',
    title: 'an action that IAM cannot read',
    explanation: `An action is service:Name, with wildcards in the name alone, or * for every action. ${grammar}.`,
    *check({ statements }) {
      for (const { actions, notActions } of statements) {
        for (const { text, path } of [...actions, ...notActions]) {
          if (iamLimits.action.test(text) || text.includes(unknownPart)) continue;
          yield {
            path,
            message: `${JSON.stringify(text)} is no action: one is service:Name, with * and ? in the name alone.`,
          };
        }
      }
    },
  },
  {
    code: 'characters',
    severity: 'error',
    title: 'characters that a document may not hold',
    explanation: `A document holds tabs, line ends and the characters from U+0020 to U+00FF. IAM API Reference, CreatePolicy.`,
    *check({ document, hasUnknownParts }) {
      // Most documents are right as a whole.
      if (hasRightCharacters(document)) return;
      for (const [at, whole] of texts(document)) {
        const text = hasUnknownParts ? whole.replaceAll(unknownPart, '') : whole;
        if (iamLimits.characters.test(text)) continue;
        const [wrong = ''] = /[^\t\n\r\u0020-\u00ff]/u.exec(text) ?? [];
        yield {
          path: pathTo(at),
          message: `The character U+${(wrong.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')} stands here, which IAM refuses.`,
        };
      }
    },
  },
  {
    code: 'condition-form',
    severity: 'error',
    title: 'a condition that IAM cannot read',
    explanation: `A condition holds operators, those hold keys, and those hold text. IAM User Guide, "Condition operators".`,
    *check({ document }) {
      for (const [path, { Condition }] of objects(document)) {
        if (Condition !== undefined) yield* conditionForms(Condition, [...path, 'Condition']);
      }
    },
  },
];

function* objects(
  document: unknown,
): Generator<readonly [path: ElementPath, statement: Readonly<Record<string, unknown>>]> {
  if (!isObject(document)) return;
  const { Statement } = document;
  for (const [index, statement] of [Statement].flat().entries()) {
    if (!isObject(statement)) continue;
    yield [Array.isArray(Statement) ? ['Statement', index] : ['Statement'], statement];
  }
}

/** The last step to an element, and the steps before it. */
interface Steps {
  readonly before: Steps | undefined;
  readonly step: string | number;
}

/** Whether IAM takes all texts of a value and all its keys. */
function hasRightCharacters(value: unknown): boolean {
  if (typeof value === 'string') return iamLimits.characters.test(value);
  if (Array.isArray(value)) return value.every(hasRightCharacters);
  if (!isObject(value)) return true;
  return (
    Object.keys(value).every(hasRightCharacters) && Object.values(value).every(hasRightCharacters)
  );
}

/** The texts of a document and its keys, their paths not written out. */
function* texts(document: unknown): Generator<readonly [at: Steps | undefined, text: string]> {
  const open: (readonly [Steps | undefined, unknown])[] = [[undefined, document]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [before, value] = next;
    if (typeof value === 'string') yield [before, value];
    else if (Array.isArray(value)) {
      for (const [step, item] of value.entries()) open.push([{ before, step }, item]);
    } else if (isObject(value)) {
      for (const [step, item] of Object.entries(value)) {
        const at = { before, step };
        yield [at, step];
        open.push([at, item]);
      }
    }
  }
}

function pathTo(last: Steps | undefined): ElementPath {
  const path: (string | number)[] = [];
  for (let at = last; at !== undefined; at = at.before) path.unshift(at.step);
  return path;
}

function usesVariables(document: unknown): boolean {
  return JSON.stringify(document).includes('${');
}

function unknownElement(path: ElementPath, name: string, known: ReadonlySet<string>): RuleFinding {
  const meant = [...known].find((one) => one.toLowerCase() === name.toLowerCase());
  return {
    path,
    message: `IAM knows no element ${JSON.stringify(name)}${meant === undefined ? '' : `; ${meant} is meant`}.`,
  };
}

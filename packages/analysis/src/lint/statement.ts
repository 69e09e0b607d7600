import { isObject } from './is-object.ts';
import { textOf } from './text-of.ts';

/** A text of a document, and the steps to it. */
export interface Element {
  /** The text, as it is written. */
  readonly text: string;
  /** The steps to it. */
  readonly path: readonly (string | number)[];
}

/** A principal of a statement. */
export interface Principal extends Element {
  /** What kind it is of, such as `AWS` or `Service`; `*` where Principal itself is a text. */
  readonly kind: string;
}

/** One test of a condition: an operator, a key, and the values it is compared with. */
export interface ConditionTest {
  /** The operator, such as `StringEquals`. */
  readonly operator: string;
  /** The key, such as `iam:PassedToService`. */
  readonly key: string;
  /** The values, a single one as a list of one. */
  readonly values: readonly string[];
  /** The steps to the key. */
  readonly path: readonly (string | number)[];
}

/** A statement as far as its elements have the right form: what is not has a finding of its own. */
export interface LintedStatement {
  /** The steps to it. */
  readonly path: readonly (string | number)[];
  /** Its Sid, or its place where it has none. */
  readonly name: string;
  /** What its document is called, where it stands beside others; empty otherwise. */
  readonly document: string;
  /** Its effect; nothing where it has none that IAM knows. */
  readonly effect: 'Allow' | 'Deny' | undefined;
  /** What stands in Principal. */
  readonly principals: readonly Principal[];
  /** What stands in Action. */
  readonly actions: readonly Element[];
  /** What stands in NotAction. */
  readonly notActions: readonly Element[];
  /** What stands in Resource. */
  readonly resources: readonly Element[];
  /** What stands in NotResource. */
  readonly notResources: readonly Element[];
  /** The tests of its condition. */
  readonly conditions: readonly ConditionTest[];
}

/**
 * Takes the statements out of a document, whatever it is.
 *
 * @param document - The document.
 * @param called - What the document is called, where it stands beside others.
 */
export function statementsOf(document: unknown, called = ''): readonly LintedStatement[] {
  if (!isObject(document)) return [];
  const { Statement } = document;
  const isList = Array.isArray(Statement);
  return (isList ? Statement : [Statement]).flatMap((statement: unknown, index) => {
    if (!isObject(statement)) return [];
    const path = isList ? ['Statement', index] : ['Statement'];
    const { Sid, Effect } = statement;
    const elements = (name: string) =>
      statement[name] === undefined ? [] : elementsOf(statement[name], [...path, name]);
    return {
      path,
      name: typeof Sid === 'string' && Sid !== '' ? Sid : `Statement[${index}]`,
      document: called,
      effect: Effect === 'Allow' || Effect === 'Deny' ? Effect : undefined,
      principals: principalsOf(statement.Principal, [...path, 'Principal']),
      actions: elements('Action'),
      notActions: elements('NotAction'),
      resources: elements('Resource'),
      notResources: elements('NotResource'),
      conditions: conditionsOf(statement.Condition, [...path, 'Condition']),
    };
  });
}

function principalsOf(
  principal: unknown,
  path: readonly (string | number)[],
): readonly Principal[] {
  if (!isObject(principal)) {
    return elementsOf(principal, path).map((element) => ({ ...element, kind: '*' }));
  }
  return Object.entries(principal).flatMap(([kind, value]) =>
    elementsOf(value, [...path, kind]).map((element) => ({ ...element, kind })),
  );
}

function elementsOf(value: unknown, path: readonly (string | number)[]): readonly Element[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (!Array.isArray(value)) return [];
  const elements: Element[] = [];
  value.forEach((text: unknown, index) => {
    if (typeof text === 'string') elements.push({ text, path: [...path, index] });
  });
  return elements;
}

function conditionsOf(
  condition: unknown,
  path: readonly (string | number)[],
): readonly ConditionTest[] {
  if (!isObject(condition)) return [];
  return Object.entries(condition).flatMap(([operator, keys]) =>
    isObject(keys)
      ? Object.entries(keys).map(([key, values]) => ({
          operator,
          key,
          values: [values].flat().map(textOf),
          path: [...path, operator, key],
        }))
      : [],
  );
}

/**
 * IAM's rules once more, as plainly as they can be written and without a line of the product: for the
 * tests to hold the product against. It takes documents of the right form, is slow, and builds
 * regular expressions from what it is given. Source: IAM User Guide, "Policy evaluation logic",
 * "Condition operators", "Multivalued context keys", "Variables and tags".
 */

type Values = string | readonly string[];

interface ReferenceStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: Values;
  readonly NotAction?: Values;
  readonly Resource?: Values;
  readonly NotResource?: Values;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Values>>>>;
}

export interface ReferencePolicy {
  readonly Version?: string;
  readonly Statement: ReferenceStatement | readonly ReferenceStatement[];
}

export interface ReferenceRequest {
  readonly action: string;
  readonly resource?: string;
  readonly context?: Readonly<Record<string, Values>>;
}

export function referenceDecision(
  documents: readonly ReferencePolicy[],
  request: ReferenceRequest,
): 'allowed' | 'denied' | 'implicitly denied' {
  const context = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(request.context ?? {})) {
    if (value.length > 0 || value === '') context.set(key.toLowerCase(), [value].flat());
  }
  const effects = documents.flatMap(({ Version, Statement }) =>
    [Statement].flat().flatMap((statement) => {
      // What is in doubt must not make a request look allowed.
      const inDoubt = statement.Effect === 'Deny';
      const rules = { context, inDoubt, hasVariables: Version === '2012-10-17' };
      return applies(statement, request, rules) ? statement.Effect : [];
    }),
  );
  if (effects.includes('Deny')) return 'denied';
  return effects.includes('Allow') ? 'allowed' : 'implicitly denied';
}

interface Rules {
  readonly context: ReadonlyMap<string, readonly string[]>;
  readonly inDoubt: boolean;
  readonly hasVariables: boolean;
}

function applies(statement: ReferenceStatement, request: ReferenceRequest, rules: Rules): boolean {
  const { Action, NotAction, Resource, NotResource, Condition = {} } = statement;
  const { action, resource = '*' } = request;
  const isNamed = (names: Values) =>
    [names].flat().some((name) => wildcards(name.toLowerCase(), action.toLowerCase()));
  const isThere = (pattern: string, whenMissing: boolean) =>
    pattern === '*' || (likeArn(pattern, resource, rules) ?? whenMissing);
  return (
    (Action !== undefined ? isNamed(Action) : !isNamed(NotAction ?? [])) &&
    (Resource !== undefined
      ? [Resource].flat().some((pattern) => isThere(pattern, false))
      : ![NotResource ?? []].flat().some((pattern) => isThere(pattern, !rules.inDoubt))) &&
    Object.entries(Condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) => holds(operator, key, [values].flat(), rules)),
    )
  );
}

function holds(operator: string, key: string, values: readonly string[], rules: Rules): boolean {
  const actual = rules.context.get(key.toLowerCase());
  if (operator === 'Null') return values.includes(String(actual === undefined));
  const set = /^For\w+(?=:)/.exec(operator)?.[0];
  const name = operator.replace(/^For\w+:/, '').replace(/IfExists$/, '');
  const isNegated = name.includes('Not');
  if (actual === undefined || (set && actual.join('') === '')) {
    const ifExists = actual === undefined && operator.endsWith('IfExists');
    if (set === 'ForAnyValue') return ifExists && rules.inDoubt;
    if (set === undefined && !isNegated && !ifExists) return false;
    const isMalformed = name.startsWith('Numeric') && values.some((value) => Number.isNaN(+value));
    return !isMalformed || rules.inDoubt;
  }
  const one = (given: string) => {
    const isMatched = values.some((value) => {
      const matched = matches(name.replace('Not', ''), given, value, rules);
      if (matched === 'missing') return isNegated && !rules.inDoubt;
      return matched ?? (isNegated ? !rules.inDoubt : rules.inDoubt);
    });
    return isNegated ? !isMatched : isMatched;
  };
  if (set === 'ForAllValues') return actual.every(one);
  if (set === 'ForAnyValue') return actual.some(one);
  return isNegated ? actual.every(one) : actual.some(one);
}

/** Whether a value of the request matches one of the policy; nothing where one of them is malformed. */
function matches(operator: string, given: string, value: string, rules: Rules) {
  if (operator.startsWith('Arn')) {
    return given.split(':').length < 6 ? undefined : (likeArn(value, given, rules) ?? 'missing');
  }
  if (operator.startsWith('String')) {
    const fold = (text: string) => (operator.endsWith('Case') ? text.toLowerCase() : text);
    const pattern = filled(value, rules, operator === 'StringLike');
    return pattern === undefined ? 'missing' : isWhole(`^${fold(pattern)}$`, fold(given));
  }
  if (operator === 'Bool') return /^(true|false)$/.test(given) ? given === value : undefined;
  if (operator === 'BinaryEquals') return given === value;
  if (operator === 'IpAddress') {
    const [range = '', length = '32'] = value.split('/');
    return bits(range).slice(0, Number(length)) === bits(given).slice(0, Number(length));
  }
  const read = (text: string) =>
    operator.startsWith('Date') && !/^\d{5,}$/.test(text) ? Date.parse(text) / 1000 : Number(text);
  const [a, b] = [read(given), read(value)];
  if (Number.isNaN(a) || Number.isNaN(b)) return undefined;
  if (operator.endsWith('LessThan')) return a < b;
  if (operator.endsWith('LessThanEquals')) return a <= b;
  if (operator.endsWith('GreaterThan')) return a > b;
  return operator.endsWith('GreaterThanEquals') ? a >= b : a === b;
}

function bits(address: string): string {
  return address
    .split('.')
    .map((byte) => Number(byte).toString(2).padStart(8, '0'))
    .join('');
}

/** The five segments before the last hold no colon, the last may. */
function likeArn(pattern: string, arn: string, rules: Rules): boolean | undefined {
  const source = filled(pattern, rules, true);
  if (source === undefined) return undefined;
  const segments = source.split(':');
  const first = segments
    .slice(0, 5)
    .map((segment) => segment.replaceAll('.*', '[^:]*').replaceAll(/(?<!\\)\.(?!\*)/g, '[^:]'));
  return isWhole(`^${first.join(':')}:${segments.slice(5).join(':')}$`, arn);
}

function wildcards(pattern: string, text: string): boolean {
  return isWhole(`^${escaped(pattern, true)}$`, text);
}

/** A regular expression of a text whose variables are filled in; nothing where one is missing. */
function filled(text: string, { context, hasVariables }: Rules, hasWildcards: boolean) {
  let isMissing = false;
  const source = text.split(hasVariables ? /(\$\{[^}]*\})/ : /(?!)/).map((part, index) => {
    if (index % 2 === 0) return escaped(part, hasWildcards);
    const [key = '', fallback] = part.slice(2, -1).split(', ');
    if (/^[*?$]$/.test(key)) return escaped(key, false);
    const [value, ...more] = context.get(key.toLowerCase()) ?? [fallback?.slice(1, -1)];
    if (value === undefined || more.length > 0) isMissing = true;
    return escaped(value ?? '', false);
  });
  return isMissing ? undefined : source.join('');
}

const expressions = new Map<string, RegExp>();

/** The same few are asked for again and again. */
function isWhole(source: string, text: string): boolean {
  const expression = expressions.get(source) ?? new RegExp(source, 's');
  expressions.set(source, expression);
  return expression.test(text);
}

function escaped(text: string, hasWildcards: boolean): string {
  return Array.from(text, (character) => {
    if (hasWildcards && character === '*') return '.*';
    if (hasWildcards && character === '?') return '.';
    return character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
  }).join('');
}

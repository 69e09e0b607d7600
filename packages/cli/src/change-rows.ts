import type { ListChange, PermissionChanges, StatementChange } from '@pcluster-iam/core';

/** One line of a comparison of two releases. */
export interface ChangeRow {
  readonly policy: string;
  readonly statement: string;
  /** What became of it: `+` added, `-` removed, `?` no longer published, `~` changed, `>` moved. */
  readonly sign: '+' | '-' | '?' | '~' | '>';
  /** What it is: an action, a resource, a condition. */
  readonly what: string;
}

/** Writes the changes between two releases as lines, one for each thing that changed. */
export function changeRows({ policies }: PermissionChanges): readonly ChangeRow[] {
  return policies.flatMap(({ policy, statements }) =>
    statements.flatMap((change) => {
      const statement = (change.after ?? change.before)?.statement ?? '';
      return rowsOf(change).map(([sign, what]) => ({ policy, statement, sign, what }));
    }),
  );
}

type Line = readonly [sign: ChangeRow['sign'], what: string];

function rowsOf({
  change,
  before,
  after,
  effect,
  actions,
  resources,
  condition,
}: StatementChange): readonly Line[] {
  const isMoved =
    before && after && (before.policy !== after.policy || before.statement !== after.statement);
  // Where a statement without a Sid stands may change with what stands before it.
  const isRenamed = isMoved && !(before.policy === after.policy && isPlace(before.statement));
  const from: Line[] = isRenamed ? [['>', `from ${before.policy}, ${before.statement}`]] : [];
  if (change === 'moved') return from;
  return [
    ...from,
    ...(effect ? [['~', `effect: ${effect.before}, now ${effect.after}`] as const] : []),
    ...listLines('', actions),
    ...listLines('on ', resources),
    ...(condition ? [['~', conditionText(condition)] as const] : []),
  ];
}

function isPlace(statement: string): boolean {
  return statement.startsWith('Statement[');
}

function listLines(word: string, { added, removed, unpublished }: ListChange): readonly Line[] {
  const lines = (sign: Line[0], items: readonly string[]) =>
    items.map((item): Line => [sign, `${word}${item}`]);
  return [...lines('+', added), ...lines('-', removed), ...lines('?', unpublished)];
}

function conditionText({ before, after }: NonNullable<StatementChange['condition']>): string {
  if (before === undefined) return `now only if ${JSON.stringify(after)}`;
  if (after === undefined) return `no longer only if ${JSON.stringify(before)}`;
  return `if ${JSON.stringify(before)}, now ${JSON.stringify(after)}`;
}

import type { AccessChange, PolicyDiff, UndecidedAccess } from '../meaning/diff-policies.ts';
import type { Request } from '../meaning/request.ts';

/** How the report of a comparison looks. */
export interface DiffReportOptions {
  /** Whether it has colours; none when left out. */
  readonly colour?: boolean | undefined;
  /** What gained access is called; `Newly allowed` when left out. */
  readonly gained?: string | undefined;
  /** What lost access is called; `No longer allowed` when left out. */
  readonly lost?: string | undefined;
}

/** So many actions of a change are written out; more are most often those of a whole service. */
const mostActions = 50;

/**
 * Writes the differences of two sides for a person: each with a request that shows it.
 *
 * @param diff - What `diffPolicies` found.
 * @param options - How it looks.
 */
export function diffReport(
  { gained, lost, undecided }: Omit<PolicyDiff, 'unchanged'>,
  {
    colour = false,
    gained: newly = 'Newly allowed',
    lost: gone = 'No longer allowed',
  }: DiffReportOptions = {},
): string {
  const paint = (code: number, text: string) =>
    colour ? `\u001b[${code}m${text}\u001b[39m` : text;
  const alive = (changes: readonly AccessChange[]) => changes.filter(({ isDead }) => !isDead);
  const dead = [...gained, ...lost].filter(({ isDead }) => isDead).length;
  const blocks = [
    ...section(newly, byResource(alive(gained)), (change) => paint(32, `+ ${changed(change)}`)),
    ...section(gone, byResource(alive(lost)), (change) => paint(31, `- ${changed(change)}`)),
    ...section('Undecided', undecided, (doubt) => paint(33, `? ${doubtful(doubt)}`)),
  ];
  if (dead > 0) {
    const are = dead === 1 ? '1 difference comes' : `${dead} differences come`;
    blocks.push(`${are} to nothing, because the actions are about no such resource.\n`);
  }
  return blocks.length === 0 ? 'Both allow the same.\n' : blocks.join('\n');
}

/** Puts the changes on one resource in one context together, with the request that shows the first of them. */
function byResource(changes: readonly AccessChange[]): readonly AccessChange[] {
  const groups = new Map<string, AccessChange>();
  for (const change of changes) {
    const key = JSON.stringify([change.isWhole, change.resource, change.witness.context]);
    const group = groups.get(key);
    groups.set(key, group ? { ...group, actions: [...group.actions, ...change.actions] } : change);
  }
  return [...groups.values()];
}

function section<Item>(
  title: string,
  items: readonly Item[],
  write: (item: Item) => string,
): readonly string[] {
  return items.length === 0
    ? []
    : [`${title}\n${items.map((item) => `${write(item)}\n`).join('')}`];
}

function changed({ actions, resource, isWhole, witness }: AccessChange): string {
  const part = isWhole ? '' : 'a part of ';
  return `${listed(actions)} on ${part}${resource}\n    such as ${requestInWords(witness)}`;
}

function doubtful({ actions, resource, reason }: UndecidedAccess): string {
  return `${listed(actions)} on ${resource}: ${reason}`;
}

function listed(actions: readonly string[]): string {
  const shown = actions.slice(0, mostActions).join(', ');
  return actions.length > mostActions
    ? `${shown} and ${actions.length - mostActions} others`
    : shown;
}

/** A request in words: `sqs:SendMessage on arn:…, with aws:SourceIp 10.0.0.1`. */
export function requestInWords({ action, resource, context = {} }: Request): string {
  const keys = Object.entries(context).map(
    ([key, value]) =>
      `${key} ${
        [value]
          .flat()
          .map((one) => JSON.stringify(one))
          .join(' and ') || 'empty'
      }`,
  );
  return [`${action} on ${resource}`, ...(keys.length > 0 ? [`with ${keys.join(', ')}`] : [])].join(
    ', ',
  );
}

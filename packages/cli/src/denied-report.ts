import type { DenialAnswer, DocumentGrant } from './answer-denial.ts';
import { denialInWords, howToDecode, howToFindTheAction } from './denial-in-words.ts';
import type { GrantedTime } from './granted-since.ts';
import { listed } from './listed.ts';
import { optionName } from './option-name.ts';
import { extensionInWords, ownInWords } from './own-in-words.ts';
import type { ChosenRelease } from './release-documents.ts';
import { alignedTable } from './table.ts';

/**
 * Writes for a person what there is to say of denied requests.
 *
 * @param files - The files that the principal's own documents stand in, by their places.
 */
export function deniedReport(
  answers: readonly DenialAnswer[],
  chosen: ChosenRelease,
  files: readonly string[],
): string {
  const reports = answers.map((answer) => paragraphs(answer, chosen, files).join('\n'));
  // What a terminal could obey instead of showing it may have come with the message.
  return reports.join('\n\n').replace(/[^\P{Cc}\n]|\p{Cf}/gu, '\ufffd');
}

function paragraphs(
  answer: DenialAnswer,
  { scheduler, release }: ChosenRelease,
  files: readonly string[],
): readonly string[] {
  const { denial, granted, possible, elsewhere, times, advice, patch, own } = answer;
  const { action, encoded } = denial;
  const title = `${denialInWords(denial)}\n`;
  if (action === undefined) {
    return [title, encoded === undefined ? howToFindTheAction : howToDecode];
  }
  const name = `${scheduler.name} ${release}`;
  const options = [
    ...new Set(possible.flatMap(({ missing }) => missing.map(({ input }) => input))),
  ];
  const may = granted.length > 0 ? 'These may grant it, too' : 'These may grant it';
  const isGranted = granted.length + possible.length > 0;
  return [
    title,
    ...table(`In ${name} these grant it:`, granted),
    ...table(`${may}; it depends on ${options.map(optionName).join(', ')}:`, possible),
    ...(isGranted
      ? []
      : elsewhere.length > 0
        ? table(`In ${name} none grants it; these allow the action otherwise:`, elsewhere)
        : [`In ${name} no document grants it.\n`]),
    ...since(times, scheduler.name, action),
    ...(encoded === undefined ? [] : [howToDecode]),
    ...(advice === undefined ? [] : [`${advice}\n`]),
    ...(own === undefined ? [] : [ownInWords(own, files, denial.resource !== undefined)]),
    ...(patch === undefined
      ? []
      : [`${patchTitle(answer)}:\n\n${JSON.stringify(patch, undefined, 2)}\n`]),
    ...(own?.extension === undefined ? [] : [extensionInWords(own.extension, files)]),
  ];
}

function table(title: string, grants: readonly DocumentGrant[]): readonly string[] {
  if (grants.length === 0) return [];
  const rows = grants.map((grant) => [
    grant.policy,
    grant.for,
    grant.statement.sid ?? grant.statement.path,
    listed(grant.resources),
    conditionInWords(grant.condition),
  ]);
  const head = ['policy', 'for', 'statement', 'on', 'only if'];
  const width = rows.some((row) => row.at(-1) !== '') ? head.length : head.length - 1;
  return [`${title}\n`, alignedTable([head, ...rows].map((row) => row.slice(0, width)))];
}

function patchTitle({ denial, granted: [first] }: DenialAnswer): string {
  return denial.resource !== undefined || first === undefined
    ? 'The smallest statement that allows it'
    : `The message names no resource; what ${first.policy} grants of the action`;
}

function conditionInWords(condition: DocumentGrant['condition'] = {}): string {
  return Object.entries(condition)
    .flatMap(([operator, tests]) =>
      Object.entries(Object(tests)).map(
        ([key, values]) => `${operator} ${key} ${[values].flat().join(' or ')}`,
      ),
    )
    .join(' and ');
}

function since(
  times: readonly GrantedTime[],
  scheduler: string,
  action: string,
): readonly string[] {
  if (times.length === 0) {
    return action.includes('*') ? [] : [`No release of ${scheduler} grants ${action}.\n`];
  }
  const recipients = [...new Set(times.map((time) => time.for))];
  const lines = recipients.map((recipient) => {
    const spans = times.filter((time) => time.for === recipient).map(spanInWords);
    return `The policies for ${recipient} grant ${action} ${spans.join(', and ')}.\n`;
  });
  return [lines.join('')];
}

function spanInWords({ since: first, text, isOldest, until }: GrantedTime): string {
  const named = text === undefined ? first : `${first} (text of ${text})`;
  const begin = isOldest ? `since ${named} or before` : `since ${named}`;
  return until === undefined ? begin : `${begin}, until ${until}`;
}

import type { Random } from './random.ts';

/** Changes a text without regard to what it means. */
export function changeText(text: string, random: Random): string {
  return random.pick(changes)(text, random);
}

const odd = [
  ...['"', '\\', '{', '}', '[', ']', ',', ':', '\n', '\r', '\t', ' ', '*', '?', '$', '<', '%', '#'],
  ...['\0', '\u001b', '\u007f', '\u00a0', 'é', 'ÿ', 'Ā', '\u202e', '\u2028', '\ufeff', '\ufdd0'],
  ...['😀', '\ud800', '\udfff', '\ufffe', '\\u0000', '\\ud800', '\\"', '\\x'],
  ...[
    '//',
    '/*',
    '*/',
    '- ',
    '? ',
    '&a ',
    '*a',
    '!Sub ',
    '!Ref ',
    '!If ',
    '|',
    '>',
    '---\n',
    '<<: ',
  ],
  ...['null', 'true', '-0', '1e999', '01', 'NaN', '"__proto__": ', '{"a": ', '"Statement": '],
] as const;

type TextChange = (text: string, random: Random) => string;

const changes: readonly TextChange[] = [
  function putIn(text, random) {
    const at = random.below(text.length + 1);
    const put = random.pick(['', ...odd]) || String.fromCharCode(random.below(0x10000));
    return text.slice(0, at) + put + text.slice(at + random.below(2));
  },
  function cut(text, random) {
    const [start, end] = rangeOf(text, random);
    return text.slice(0, start) + text.slice(end);
  },
  function cutEnd(text, random) {
    return text.slice(0, random.below(text.length + 1));
  },
  function repeat(text, random) {
    const [start, end] = rangeOf(text, random);
    const times = random.pick([2, 3, random.onceIn(20) ? 500 : 9]);
    return text.slice(0, start) + text.slice(start, end).repeat(times) + text.slice(end);
  },
  function swapTokens(text, random) {
    const tokens = text.match(/"(?:[^"\\]|\\.)*"|\s+|[{}[\]:,]|[^\s"{}[\]:,]+|"/g) ?? [];
    const [one, other] = [random.below(tokens.length + 1), random.below(tokens.length + 1)];
    const swap = (token: string, at: number) =>
      (at === one ? tokens[other] : at === other ? tokens[one] : token) ?? '';
    return tokens.map(swap).join('');
  },
  function nest(text, random) {
    const [start, end] = rangeOf(text, random);
    const [open, close] = random.pick([
      ['[', ']'],
      ['{"a":', '}'],
      ['{"Statement":', '}'],
      ['- ', ''],
      ['"', '"'],
    ]);
    const times = random.pick([1, 2, 63, 64, 65, random.onceIn(20) ? 20_000 : 100]);
    return [
      ...[text.slice(0, start), open.repeat(times), text.slice(start, end)],
      ...[close.repeat(times), text.slice(end)],
    ].join('');
  },
  function mark(text) {
    return `\ufeff${text}`;
  },
  function otherEnds(text, random) {
    return text.replaceAll('\n', random.pick(['\r\n', '\r', '', '\n\n', '\u2028']));
  },
  function writeEscaped(text, random) {
    const at = random.below(text.length + 1);
    const code = text.charCodeAt(at) || 0;
    return `${text.slice(0, at)}\\u${code.toString(16).padStart(4, '0')}${text.slice(at + 1)}`;
  },
];

function rangeOf(text: string, random: Random): readonly [start: number, end: number] {
  const start = random.below(text.length + 1);
  return [start, start + random.below(random.pick([2, 20, 200, 2_000]))];
}

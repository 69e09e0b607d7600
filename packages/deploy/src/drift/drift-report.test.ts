import { expect, it } from 'vitest';
import { type Drift, driftReport } from '../index.ts';

const extra: Drift = {
  kind: 'extra',
  thing: 'role',
  name: 'demo',
  part: 'inline policy',
  found: 'own\u001b[2J\u202e',
};
const changed: Drift = {
  kind: 'changed',
  thing: 'policy',
  name: 'demo',
  part: 'document',
  access: {
    gained: [
      {
        actions: ['sqs:SendMessage'],
        resource: '*\u0007',
        isWhole: true,
        isDead: false,
        witness: { action: 'sqs:SendMessage', resource: '*', context: {} },
      },
    ],
    lost: [],
    undecided: [{ actions: ['sqs:ListQueues'], resource: '*', reason: 'nobody knows' }],
  },
};

it('shows nothing that a terminal would obey', () => {
  expect(driftReport([extra, changed])).toBe(`Beside it
+ role demo: inline policy own·[2J·

Changed
~ policy demo: document
    Allowed, and should not be
    + sqs:SendMessage on *·
        such as sqs:SendMessage on *

    Undecided
    ? sqs:ListQueues on *: nobody knows
`);
});

it('has the colours of what differs, and no others', () => {
  const report = driftReport([extra, changed], { colour: true });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are the colours.
  const painted = Array.from(report.matchAll(/\u001b\[(\d+)m(.)[^\n]*\u001b\[39m\n/g), (match) =>
    match.slice(1).join(' '),
  );
  expect(painted).toEqual(['32 +', '36 ~', '32 +', '33 ?']);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are the colours.
  expect(report.replace(/\u001b\[\d+m/g, '')).toBe(driftReport([extra, changed]));
});

it('says so where nothing differs', () => {
  expect(driftReport([], { colour: true })).toBe('All stands as it should.\n');
});

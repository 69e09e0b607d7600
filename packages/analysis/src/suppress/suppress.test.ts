import { describe, expect, it } from 'vitest';
import type { Finding } from '../lint/finding.ts';
import { parsePolicy } from '../parse/parse-policy.ts';
import { makeBaseline, readBaseline, withoutBaseline } from './baseline.ts';
import { parseSuppression, readSuppressions } from './read-suppressions.ts';
import { type Suppression, suppress, unusedSuppressions } from './suppressions.ts';

const finding = (code: string, path: string): Finding => ({
  code,
  path,
  severity: 'warning',
  message: 'What happens.',
  position: { line: 1, column: 1, offset: 0 },
});

const policy = parsePolicy('{ "Statement": [{ "Sid": "A" }, { "Sid": "B" }, {}] }');
const found = (...findings: readonly Finding[]) => [
  { file: 'a/user.json', name: '', policy, findings },
];
const [first, second] = [finding('size', ''), finding('dead-grant', 'Statement[1].Action[0]')];

describe('a suppression', () => {
  const left = (suppression: Partial<Suppression>) =>
    suppress(found(first, second), [{ code: 'dead-grant', reason: 'known', ...suppression }])[0]
      ?.findings;

  it.each<[what: Partial<Suppression>, isTaken: boolean]>([
    [{}, true],
    [{ code: 'write-on-all' }, false],
    [{ file: 'a/*.json' }, true],
    [{ file: '*.yaml' }, false],
    [{ path: 'Statement[1].*' }, true],
    [{ path: 'Statement[0].*' }, false],
    [{ sid: 'B' }, true],
    [{ sid: 'A' }, false],
    [{ file: 'a/*', path: '*', sid: 'B' }, true],
    [{ file: 'a/*', sid: 'A' }, false],
  ])('of %j takes the finding out: %j', (suppression, isTaken) => {
    const expected = suppression.code === undefined && isTaken ? [first] : [first, second];
    expect(left(suppression)).toEqual(expected);
  });

  it('by a Sid is about no finding of the whole document', () => {
    expect(left({ code: 'size', sid: 'A' })).toEqual([first, second]);
  });

  it('of a document with one statement is by its Sid, too', () => {
    const single = found(finding('dead-grant', 'Statement.Action')).map((one) => ({
      ...one,
      policy: parsePolicy('{ "Statement": { "Sid": "A" } }'),
    }));
    const [linted] = suppress(single, [{ code: 'dead-grant', sid: 'A', reason: 'known' }]);
    expect(linted?.findings).toEqual([]);
  });

  it('is read out of a configuration', () => {
    const suppressions = [{ code: 'size', reason: 'attached in parts' }];
    expect(readSuppressions({ suppress: suppressions })).toEqual(suppressions);
    expect(suppress(found(first), [])).toEqual(found(first));
  });

  it.each<[configuration: unknown, problem: string]>([
    [[], 'no object with a list'],
    [{}, 'no object with a list'],
    [{ suppress: [7] }, 'suppress[0] is no object'],
    [{ suppress: [{ code: 'size' }] }, 'suppress[0].reason is missing'],
    [{ suppress: [{ code: 'size', reason: ' ' }] }, 'suppress[0].reason is missing'],
    [{ suppress: [{ code: 'size', reason: 'a', rule: 'b' }] }, 'suppress[0] has "rule"'],
    [{ suppress: [{ code: 'size', reason: 'a', sid: 7 }] }, 'suppress[0].sid is no text'],
    [{ suppress: [{ code: 7, reason: 'a' }] }, 'suppress[0].code is no text'],
    [
      { suppress: [{ code: 'dead-grants', reason: 'a' }] },
      'suppress[0].code is no kind of finding: "dead-grants"; dead-grant is meant, perhaps',
    ],
    [
      { suppress: [{ code: 'size' }, { code: 'a', reason: 'b' }] },
      'suppress[0].reason is missing; suppress[1].code is no kind of finding: "a".',
    ],
  ])('%j is none', (configuration, problem) => {
    expect(() => readSuppressions(configuration)).toThrow(TypeError);
    expect(() => readSuppressions(configuration)).toThrow(problem);
  });
});

describe('a suppression in one text', () => {
  it.each<[text: string, suppression: Suppression]>([
    ['size=in parts', { code: 'size', reason: 'in parts' }],
    ['size@A=a = b @ c', { code: 'size', sid: 'A', reason: 'a = b @ c' }],
    ['syntax=it is a draft', { code: 'syntax', reason: 'it is a draft' }],
  ])('%s', (text, suppression) => {
    expect(parseSuppression(text)).toEqual(suppression);
  });

  it.each([
    ['size', 'the reason is missing'],
    ['size@A', 'the reason is missing'],
    ['size@A= ', 'the reason is missing'],
    ['@A=why', 'the code is missing'],
    ['', 'the code is missing'],
    ['sise=why', 'the code is no kind of finding: "sise"; size is meant, perhaps'],
  ])('%j is none', (text, problem) => {
    expect(() => parseSuppression(text)).toThrow(
      `${problem}; a suppression is CODE=reason or CODE@SID=reason.`,
    );
  });
});

describe('suppressed findings', () => {
  const inline: Suppression = { code: 'size', reason: 'in parts', kind: 'inSource' };
  const known: Suppression = { code: 'dead-grant', sid: 'B', reason: 'known' };

  it('are kept, with all that suppresses them, those beside the document too', () => {
    const again = { ...known, path: 'Statement*' };
    const policies = found(first, second).map((one) => ({ ...one, suppressions: [inline] }));
    expect(suppress(policies, [known, again])[0]).toMatchObject({
      findings: [],
      suppressed: [
        { ...first, suppressions: [inline] },
        { ...second, suppressions: [known, again] },
      ],
    });
  });

  it('are told from suppressions that suppress nothing', () => {
    const other: Suppression = { code: 'sid', reason: 'a' };
    const policies = found(second).map((one) => ({
      ...one,
      name: 'Head',
      suppressions: [inline, { ...other, sid: 'B', path: 'Statement[1]*' }],
    }));
    const external = [
      known,
      other,
      { ...other, file: 'a/*' },
      // Its files were not linted this time.
      { ...other, file: 'b/*' },
    ];
    expect(unusedSuppressions(suppress(policies, external), external)).toEqual([
      'the suppression of size beside a/user.json, Head suppresses nothing',
      'the suppression of sid in B, Statement[1]* beside a/user.json, Head suppresses nothing',
      'the suppression of sid suppresses nothing',
      'the suppression of sid in files a/* suppresses nothing',
    ]);
  });
});

describe('a baseline', () => {
  it('takes out what it knows, as often as it knows it', () => {
    const baseline = makeBaseline(found(second, first));
    const [linted] = withoutBaseline(found(first, second, second, finding('sid', '')), baseline);
    expect(linted?.findings).toEqual([second, finding('sid', '')]);
  });

  it('does not mind where in the text a finding stands, or its words', () => {
    const moved = {
      ...first,
      message: 'Other words.',
      position: { line: 9, column: 9, offset: 99 },
    };
    expect(withoutBaseline(found(moved), makeBaseline(found(first)))[0]?.findings).toEqual([]);
  });

  it('minds the file', () => {
    const [linted] = withoutBaseline(
      found(first).map((one) => ({ ...one, file: 'b/user.json' })),
      makeBaseline(found(first)),
    );
    expect(linted?.findings).toEqual([first]);
  });

  it('is the same after it was written and read, sorted', () => {
    const baseline = makeBaseline(found(second, first));
    expect(readBaseline(JSON.parse(JSON.stringify(baseline)))).toEqual(baseline);
    expect(baseline).toEqual(makeBaseline(found(first, second)));
  });

  it.each([[null], [{}], [{ version: 2, findings: [] }], [{ version: 1, findings: [7] }]])(
    '%j is none',
    (value) => {
      expect(() => readBaseline(value)).toThrow(TypeError);
    },
  );
});

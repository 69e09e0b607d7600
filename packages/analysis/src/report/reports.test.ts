import { describe, expect, it } from 'vitest';
import type { Finding } from '../lint/finding.ts';
import { parsePolicy } from '../parse/parse-policy.ts';
import { githubReport } from './github.ts';
import { htmlReport } from './html.ts';
import { jsonReport } from './json.ts';
import type { LintedPolicy } from './linted-policy.ts';
import { markdownReport } from './markdown.ts';
import { sarifReport } from './sarif.ts';
import { terminalReport } from './terminal.ts';

const finding = (more: Partial<Finding> = {}): Finding => ({
  code: 'dead-grant',
  severity: 'error',
  message: 'It can never apply.',
  path: 'Statement[0]',
  position: { line: 1, column: 3, offset: 2 },
  ...more,
});

const linted = (more: Partial<LintedPolicy> = {}): LintedPolicy => ({
  file: 'policy.json',
  name: '',
  policy: parsePolicy('{ "Statement": [] }'),
  findings: [finding()],
  ...more,
});

describe('the report for a terminal', () => {
  it('has the place, the line with a mark below, and what happens', () => {
    expect(terminalReport([linted()])).toBe(
      [
        'policy.json:1:3 error dead-grant in Statement[0]',
        '  1 | { "Statement": [] }',
        '    |   ^',
        '  It can never apply.',
        '',
        'policy.json: 16 of 6144 characters, 6128 left',
        '1 document: 1 error',
        '',
      ].join('\n'),
    );
  });

  it.each<[more: Partial<LintedPolicy>, text: string, line: string]>([
    [{ use: 'group' }, '{ "Statement": [] }', '16 of 5120 characters, 5104 left'],
    [{ use: 'trust' }, `{ "Id": "${'x'.repeat(2_048)}" }`, '2057 of 2048 characters, 9 over'],
  ])('says of %j how much of the quota is left', (more, text, line) => {
    const report = terminalReport([linted({ ...more, policy: parsePolicy(text), findings: [] })]);
    expect(report).toBe(`policy.json: ${line}\n1 document: nothing found\n`);
  });

  it('says of what is partly unknown what it has at least', () => {
    const policy = { ...parsePolicy('{ "Statement": [] }'), hasUnknownParts: true };
    const report = terminalReport([linted({ policy, name: 'Head' })]);
    expect(report).toContain('policy.json, Head: at least 16 of 6144 characters, 6128 left\n');
  });

  it('has colours when asked for, and none otherwise', () => {
    expect(terminalReport([linted()], { colour: true })).toContain('\u001b[31merror dead-grant');
    expect(terminalReport([linted()])).not.toContain('\u001b');
  });

  it('writes nothing of the document that a terminal would obey', () => {
    const policy = parsePolicy('{ "a": "\u001b[2J\u202e" }');
    const report = terminalReport([linted({ policy })]);
    for (const character of ['\u001b', '\u202e']) expect(report).not.toContain(character);
  });

  it('writes nothing of a finding that a terminal would obey', () => {
    const evil = 'a\u001b]0;b\u0007\u009b2J\u202e\nc';
    const fix = { title: evil, edits: [], changesGrants: false };
    const findings = [finding({ message: evil, path: evil, fix })];
    const report = terminalReport([linted({ file: evil, name: evil, findings })]);
    expect(report.split('\n').length).toBe(terminalReport([linted()]).split('\n').length + 1);
    expect(report.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('marks the place below tabs, Windows line ends and a byte-order mark', () => {
    const policy = parsePolicy('\ufeff{\r\n\t\t"a": 1 }\r\n');
    const places = [
      { line: 1, column: 2, offset: 1 },
      { line: 2, column: 8, offset: 11 },
    ];
    const findings = places.map((position) => finding({ position }));
    const lines = terminalReport([linted({ policy, findings })]).split('\n');
    expect(lines.filter((line) => line.includes(' | '))).toEqual([
      '  1 | \u00b7{',
      '    |  ^',
      '  2 |   "a": 1 }',
      '    |        ^',
    ]);
  });

  it('shows what stands around the place of a long line, and no blank line', () => {
    const policy = parsePolicy(`{ "a": "${'x'.repeat(5_000)}", "b": 1 }`);
    const position = { line: 1, column: 5_012, offset: 5_011 };
    const report = terminalReport([linted({ policy, findings: [finding({ position })] })]);
    const [, line = '', mark = ''] = report.split('\n');
    expect(line.length).toBeLessThan(200);
    expect(line.slice(mark.indexOf('^')).startsWith('"b": 1')).toBe(true);
    const blank = linted({ policy: parsePolicy('\n{}') });
    expect(terminalReport([blank])).not.toContain(' | ');
  });

  it('tells what a fix does, and counts the documents', () => {
    const fix = { title: 'Take it out', edits: [], changesGrants: false };
    const wider = { ...fix, changesGrants: true };
    const findings = [
      finding({ fix, severity: 'warning' }),
      finding({ fix: wider, severity: 'warning', path: '' }),
    ];
    const report = terminalReport([linted({ findings, name: 'user' }), linted({ findings: [] })]);
    expect(report).toContain('Mends it: Take it out.');
    expect(report).toContain('Would mend it: Take it out.');
    expect(report).toContain('in user\n');
    expect(report).toContain('2 documents: 2 warnings');
  });
});

// OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
describe('the log of SARIF', () => {
  it('has what the format asks for', () => {
    const info = finding({ severity: 'info', path: '' });
    const log = sarifReport([linted({ findings: [finding(), info] })], '1.2.3');
    expect(log).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: { name: 'pcluster-iam', version: '1.2.3', rules: [{ id: 'dead-grant' }] },
          },
          results: [
            {
              ruleId: 'dead-grant',
              level: 'error',
              message: { text: 'It can never apply.' },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'policy.json' },
                    region: { startLine: 1, startColumn: 3 },
                  },
                },
              ],
            },
            { level: 'note' },
          ],
          properties: { sizes: [{ file: 'policy.json', characters: 16, quota: 6144, left: 6128 }] },
        },
      ],
    });
  });

  it.each([
    ['-', 'stdin'],
    ['a folder\\policy.json', 'a%20folder/policy.json'],
    ['./ä#.json', './%C3%A4%23.json'],
  ])('names the file %s as an address', (file, uri) => {
    expect(JSON.stringify(sarifReport([linted({ file })], '1.2.3'))).toContain(`"uri":"${uri}"`);
  });
});

describe('the annotations of GitHub', () => {
  it.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['info', 'notice'],
  ] as const)('are, for a finding of %s, of %s', (severity, command) => {
    expect(githubReport([linted({ findings: [finding({ severity })] })])).toBe(
      `::${command} file=policy.json,line=1,col=3,title=dead-grant in Statement[0]::It can never apply.\n`,
    );
  });

  it('escape what would end a command or a property', () => {
    const findings = [finding({ message: '100 %\r\n::set-output', path: '' })];
    const report = githubReport([linted({ file: 'a,b:c.json', findings })]);
    expect(report).toBe(
      '::error file=a%2Cb%3Ac.json,line=1,col=3,title=dead-grant::100 %25%0D%0A::set-output\n',
    );
  });
});

describe('the table of Markdown', () => {
  it('has a row for each finding, whose characters mean nothing', () => {
    const findings = [finding({ message: 'a|b\n*c* <b>' })];
    expect(markdownReport([linted({ findings, name: 'user' })])).toBe(
      [
        '1 error',
        '',
        '| severity | code | place | what happens |',
        '| --- | --- | --- | --- |',
        '| error | dead-grant | policy.json:1, user, Statement\\[0\\] | a\\|b \\*c\\* \\<b\\> |',
        '',
        '| document | size |',
        '| --- | --- |',
        '| policy.json, user | 16 of 6144 characters, 6128 left |',
        '',
      ].join('\n'),
    );
  });

  it('is left out where nothing was found', () => {
    const policy = parsePolicy('7');
    expect(markdownReport([linted({ policy, findings: [] })])).toBe('nothing found\n');
  });
});

describe('the page of HTML', () => {
  const statement = (action: string, resource: string, Effect = 'Allow') => ({
    Effect,
    Action: action,
    Resource: resource,
  });
  const policy = parsePolicy(
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        statement('sqs:SendMessage', 'arn:aws:sqs:eu-west-1:123456789012:demo'),
        statement('sqs:ListQueues', '*'),
        statement('sqs:ListQueues', 'arn:aws:sqs:eu-west-1:123456789012:demo'),
        statement('sns:Publish', '*', 'Deny'),
        statement('nothing:Here', '*'),
      ],
    }),
  );

  it('has a matrix of what is allowed, by service and access level', () => {
    const page = htmlReport([linted({ policy, findings: [] })]);
    // sqs:SendMessage on a queue, sqs:ListQueues on everything.
    expect(page).toMatch(
      /<code>sqs<\/code>.*class="wide"[^>]*>1 of \d+<.*class="some"[^>]*>1 of \d+</s,
    );
    expect(page).not.toContain('<code>sns</code>');
    expect(page).toContain('Nothing was found.');
    expect(page).toMatch(/<p>\d+ of 6144 characters, \d+ left<\/p>/);
  });

  it('lets nothing of a document in as a part of the page', () => {
    const findings = [finding({ message: '<script>alert(1)</script>', code: '"><img>' })];
    const fix = { title: '<b>', edits: [], changesGrants: true };
    const page = htmlReport([
      linted({
        file: '<a>.json',
        name: '&',
        policy,
        findings: [...findings, finding({ fix, path: '' })],
      }),
    ]);
    expect(page).not.toMatch(/<script|<img|<a>|title=""/);
    expect(page).toContain('&#60;script&#62;');
    expect(page).toContain('Would mend it');
    expect(page).not.toMatch(/(?:src|href)=|https?:|@import/);
  });

  it('counts several documents, and has no matrix for what is none', () => {
    const page = htmlReport([linted(), linted({ policy: parsePolicy('7') })]);
    expect(page).toContain('2 documents: 2 errors');
    expect(page).not.toContain('<table>');
  });
});

it('as data has the counts, the sizes and the findings', () => {
  const size = { characters: 16, together: 16, quota: 6144, left: 6128 };
  expect(jsonReport([linted()])).toEqual({
    counts: { error: 1, warning: 0, info: 0, suppressed: 0 },
    policies: [{ file: 'policy.json', name: '', size, findings: [finding()], suppressed: [] }],
  });
});

describe('what is suppressed', () => {
  const reason = 'it is meant';
  const suppressed = [
    { ...finding(), suppressions: [{ code: 'dead-grant', reason, kind: 'inSource' as const }] },
    { ...finding({ code: 'size', path: '' }), suppressions: [{ code: 'size', reason }] },
  ];
  const policies = [linted({ suppressed })];

  it.each([
    ['a terminal', terminalReport(policies)],
    ['Markdown', markdownReport(policies)],
    ['HTML', htmlReport(policies)],
  ])('is counted for %s', (_where, report) => {
    expect(report).toMatch(/(?:^|: )1 error, 2 suppressed/m);
  });

  it('is counted where nothing else was found', () => {
    expect(terminalReport([linted({ findings: [], suppressed })])).toContain(
      '1 document: nothing found, 2 suppressed\n',
    );
  });

  it('is a list of its own as data', () => {
    expect(jsonReport(policies)).toMatchObject({
      counts: { error: 1, suppressed: 2 },
      policies: [{ findings: [finding()], suppressed }],
    });
  });

  // OASIS, SARIF 2.1.0, "suppression object".
  it('is in SARIF with its kind and reason', () => {
    expect(sarifReport(policies, '1.2.3')).toMatchObject({
      runs: [
        {
          tool: { driver: { rules: [{ id: 'dead-grant' }, { id: 'size' }] } },
          results: [
            { ruleId: 'dead-grant', suppressions: [] },
            {
              ruleId: 'dead-grant',
              suppressions: [{ kind: 'inSource', justification: reason }],
            },
            { ruleId: 'size', suppressions: [{ kind: 'external', justification: reason }] },
          ],
        },
      ],
    });
  });
});

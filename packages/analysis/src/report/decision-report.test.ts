import { describe, expect, it } from 'vitest';
import { evaluate } from '../meaning/evaluate.ts';
import { nearMisses } from '../meaning/near-misses.ts';
import type { Request } from '../meaning/request.ts';
import { parsePolicy } from '../parse/parse-policy.ts';
import { decisionReport } from './decision-report.ts';

const resource = 'arn:aws:iam::123456789012:role/demo';
const pass: Request = { action: 'iam:PassRole', resource };
const allow = { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' };

function report(statements: readonly object[], request = pass, name = '') {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 1);
  const policies = [parsePolicy(text), { Statement: [] }];
  return decisionReport({
    request,
    decision: evaluate(policies, request),
    misses: nearMisses(policies, request),
    documents: [{ file: 'a.json', name }],
  });
}

describe('the report of a decision', () => {
  it('names what allows it', () => {
    expect(report([{ ...allow, Sid: 'Pass' }])).toBe(
      `allowed: iam:PassRole on ${resource}\n  allowed by a.json:4:3 Statement[0] (Pass)\n`,
    );
    expect(report([allow], pass, 'Role demo')).toContain(
      ' by a.json:4:3 Role demo, Statement[0]\n',
    );
    expect(report([allow], { action: 'iam:PassRole' })).toMatch(/^allowed: iam:PassRole on \*\n/);
  });

  it('names what denies it, and what would allow it', () => {
    const deny = { ...allow, Effect: 'Deny' };
    expect(report([allow, deny, { ...deny, Comment: '' }])).toBe(
      [
        `denied: iam:PassRole on ${resource}`,
        '  denied by a.json:9:3 Statement[1]',
        '  denied by a.json:14:3 Statement[2], as far as it can be read',
        '  allowed by a.json:4:3 Statement[0]',
        '',
      ].join('\n'),
    );
    expect(report([deny])).toContain('\n  No statement allows it.\n');
  });

  it('tells what comes near', () => {
    const Condition = {
      StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com', 'ecs.amazonaws.com'] },
      Bool: { 'k:b': 'true' },
      NumericEquals: { 'k:n': '1' },
    };
    const other = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `arn:aws:iam::1:role/${name}`);
    const request = { ...pass, context: { 'k:b': ['false', 'true '], 'k:n': '1' } };
    expect(
      report(
        [
          { ...allow, Resource: other, Sid: 'Other' },
          { ...allow, Condition },
          { ...allow, Comment: 'x' },
        ],
        request,
      ),
    ).toBe(
      [
        `not allowed: iam:PassRole on ${resource}`,
        '  No statement allows it.',
        '  a.json:18:3 Statement[1] allows the action here under another condition:',
        '    StringEquals iam:PassedToService "ec2.amazonaws.com", "ecs.amazonaws.com": the request does not have it',
        '    Bool k:b "true": the request has "false", "true ", which does not tell',
        '  a.json:4:3 Statement[0] (Other) allows the action on other resources:',
        ...other.slice(0, 5).map((arn) => `    ${arn}`),
        '    and 2 more',
        '  a.json:37:3 Statement[2] allows the action, but IAM could not read the statement',
        '',
      ].join('\n'),
    );
  });

  it('stays short, and holds nothing that a terminal obeys', () => {
    const many = Array.from({ length: 12 }, () => ({
      ...allow,
      Resource: 'arn:aws:iam::1:role/\u009b31m',
    }));
    const lines = report(many).split('\n');
    expect(lines).toHaveLength(24);
    expect(lines.at(-2)).toBe('  and 2 more');
    expect(lines.join('')).not.toMatch(/\p{Cc}/u);
    expect(report(many.slice(2))).not.toContain('more');
    const five = ['a', 'b', 'c', 'd', 'e'].map((role) => `arn:aws:iam::1:role/${role}`);
    expect(report([{ ...allow, Resource: five }])).not.toContain('more');
  });
});

import { describe, expect, it } from 'vitest';
import { lintPolicy } from '../lint/lint-policy.ts';
import { readPolicies } from './read-policies.ts';

const document = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sqs:ListQueues', Resource: '*' }],
};

/** The name, use and document of each policy of a value. */
const read = (value: unknown) =>
  readPolicies(JSON.stringify(value)).map(({ name, use, policy }) => [name, use, policy.value]);

describe('a text holds', () => {
  it('a document', () => {
    expect(read(document)).toEqual([['', undefined, document]]);
  });

  it('a list of documents', () => {
    expect(read([document, { Statement: [] }])).toEqual([
      ['[0]', undefined, document],
      ['[1]', undefined, { Statement: [] }],
    ]);
  });

  it('an object of documents', () => {
    expect(read({ head: document, compute: document })).toEqual([
      ['head', undefined, document],
      ['compute', undefined, document],
    ]);
  });

  // AWS CLI Command Reference, `aws iam`, the output of each.
  it.each<[command: string, answer: object, use: string | undefined]>([
    ['get-policy-version', { PolicyVersion: { Document: document, VersionId: 'v1' } }, 'managed'],
    ['get-role', { Role: { RoleName: 'demo', AssumeRolePolicyDocument: document } }, 'trust'],
    ['get-role-policy', { RoleName: 'demo', PolicyName: 'own', PolicyDocument: document }, 'role'],
    ['get-user-policy', { UserName: 'demo', PolicyName: 'own', PolicyDocument: document }, 'user'],
    [
      'get-group-policy',
      { GroupName: 'demo', PolicyName: 'own', PolicyDocument: document },
      'group',
    ],
    ['one of nobody', { PolicyDocument: document }, undefined],
  ])('the answer of %s', (_command, answer, use) => {
    expect(read(answer)).toEqual([['', use, document]]);
    const encoded = JSON.parse(JSON.stringify(answer), (key, value) =>
      /Document$/.test(key) ? encodeURIComponent(JSON.stringify(value)) : value,
    );
    expect(read(encoded)).toEqual([['', use, document]]);
  });

  it('an answer without a document, which is none', () => {
    const answer = { PolicyVersion: { VersionId: 'v1' } };
    expect(read(answer)).toEqual([['', undefined, answer]]);
  });
});

describe('the places of a document', () => {
  const text = JSON.stringify({ a: document, b: document }, undefined, 2);

  it('are those of the file', () => {
    const [, source] = readPolicies(text);
    const { line, offset } = source?.policy.locate(['Statement', 0, 'Action']) ?? {};
    expect(text.slice(offset)).toMatch(/^"sqs:ListQueues"/);
    expect(line).toBe(text.slice(0, offset).split('\n').length);
    expect(text.slice(0, offset)).toContain('"b"');
  });

  it('are that of its text, where it is written as one', () => {
    const answer = JSON.stringify({ PolicyVersion: { Document: '{ "a": 1, }' } });
    const [source] = readPolicies(answer);
    const at = answer.indexOf('"{');
    expect(source?.policy.problems).toMatchObject([{ code: 'syntax', position: { offset: at } }]);
    expect(source?.policy.locate(['a'])).toMatchObject({ offset: at });
  });
});

describe('a mistake of the text', () => {
  it.each<[what: string, text: string]>([
    ['a list', '[{ "Statement": [], "Statement": [] }]'],
    ['an object of documents', '{ "a": { "Statement": [], "Statement": [] } }'],
    ['an answer', '{ "PolicyVersion": { "Document": { "Statement": [], "Statement": [] } } }'],
    [
      'a template',
      '{ "Resources": { "A": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": { "Statement": [], "Statement": [] } } } } }',
    ],
  ])('around the documents of %s is told once', (_what, text) => {
    const sources = readPolicies(text);
    const codes = sources.flatMap(({ policy }) => lintPolicy(policy).map(({ code }) => code));
    expect(sources.length).toBeGreaterThan(1);
    expect(codes.filter((code) => code === 'duplicate-key')).toHaveLength(1);
  });
});

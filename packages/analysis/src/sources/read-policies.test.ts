import { describe, expect, it } from 'vitest';
import { unknownPart } from '../lint/unknown-part.ts';
import { readPolicies } from './read-policies.ts';

const document = { Version: '2012-10-17', Statement: [] };

/** What the documents of a template in YAML are, by name. */
function template(...lines: readonly string[]) {
  const text = ['Resources:', '  Demo:', '    Type: AWS::IAM::ManagedPolicy', '    Properties:'];
  const [source] = readPolicies([...text, ...lines.map((line) => `      ${line}`)].join('\n'), {
    yaml: true,
  });
  return source?.policy.value;
}

describe('the intrinsic functions of CloudFormation', () => {
  it.each<[yaml: string, value: unknown]>([
    ['!Ref Queue', unknownPart],
    ['!GetAtt Queue.Arn', unknownPart],
    ['{ "Fn::ImportValue": "x" }', unknownPart],
    ['!Sub "arn:\u0024{AWS::Partition}:s3:::demo"', `arn:${unknownPart}:s3:::demo`],
    ['!Sub "arn:aws:s3:::demo/\u0024{!aws:username}"', 'arn:aws:s3:::demo/\u0024{aws:username}'],
    ['!Sub ["arn:aws:s3:::\u0024{Name}", { Name: !Ref Bucket }]', `arn:aws:s3:::${unknownPart}`],
    ['!Sub { "not": "text" }', unknownPart],
    ['!Join ["/", ["arn:aws:s3:::demo", !Ref Key]]', `arn:aws:s3:::demo/${unknownPart}`],
    ['!Join [1, 2]', unknownPart],
    ['[!If [A, "a", "b"], "c"]', ['a', 'b', 'c']],
    ['[!If [A, "a", !Ref "AWS::NoValue"], "c"]', ['a', 'c']],
    ['[!Ref "AWS::NoValue", "c"]', ['c']],
    ['{ "a": !Ref "AWS::NoValue", "b": 1 }', { b: 1 }],
  ])('%s', (yaml, value) => {
    expect(template('PolicyDocument:', `  Resource: ${yaml}`)).toEqual({ Resource: value });
  });
});

describe('a text of YAML', () => {
  it.each([
    ['a mistake', 'a: [1, 2', 'no YAML'],
    ['a key twice', 'a: 1\na: 2', 'no YAML'],
    [
      'too many aliases',
      `a: &a [x]\n${'bcdefghij'.replace(/./g, (key, at: number) => `${key}: &${key} [${`*${'abcdefghij'[at]}, `.repeat(10)}]\n`)}`,
      'no YAML to be read',
    ],
    ['too many characters', ' '.repeat(4_000_001), 'characters'],
  ])('with %s is told so', (_what, text, message) => {
    const [source] = readPolicies(text, { yaml: true });
    expect(source?.policy.value).toBeUndefined();
    expect(source?.policy.problems[0]?.message).toContain(message);
  });

  it('has its elements at their places', () => {
    const [source] = readPolicies('Version: "2012-10-17"\nStatement:\n  - Sid: A\n', {
      yaml: true,
    });
    expect(source?.policy.locate(['Statement', 0, 'Sid'])).toMatchObject({ line: 3, column: 10 });
    expect(source?.policy.locate(['Statement', 7])).toMatchObject({ line: 3 });
    expect(source?.policy.locate([])).toMatchObject({ line: 1, column: 1 });
  });
});

describe('what holds no policy', () => {
  it.each<[what: string, value: unknown]>([
    ['a list of other things', [1]],
    ['an empty object', {}],
    ['an object of other things', { a: 1 }],
    ['a template without roles', { Resources: { Queue: { Type: 'AWS::SQS::Queue' }, B: 1 } }],
    ['an account without anybody', { RoleDetailList: [7], Policies: 'none' }],
    ['a plan without modules', { planned_values: {} }],
    [
      'a plan without policies',
      {
        planned_values: {
          root_module: {
            resources: [
              { type: 'aws_iam_policy' },
              { type: 'aws_iam_policy', values: { policy: null } },
              { type: 'x', values: {} },
            ],
          },
        },
      },
    ],
  ])('is taken for one: %s', (_what, value) => {
    const sources = readPolicies(JSON.stringify(value));
    expect(sources).toHaveLength(1);
    expect(sources[0]?.name).toBe('');
    expect(sources[0]?.policy.value).toEqual(value);
  });
});

describe('a document written as text', () => {
  const answer = (text: string) =>
    readPolicies(JSON.stringify({ PolicyVersion: { Document: text } }))[0]?.policy;

  it('is read, URL-encoded or not', () => {
    const text = JSON.stringify(document);
    expect(answer(text)?.value).toEqual(document);
    expect(answer(encodeURIComponent(text))?.value).toEqual(document);
  });

  it('that is encoded wrong is told so', () => {
    const [source] = readPolicies(JSON.stringify({ PolicyDocument: '%7B%ZZ' }));
    expect(source?.policy.value).not.toEqual(document);
  });

  it('of a trust policy is found as well', () => {
    const [source] = readPolicies(JSON.stringify({ Role: { AssumeRolePolicyDocument: document } }));
    expect(source?.policy.value).toEqual(document);
  });
});

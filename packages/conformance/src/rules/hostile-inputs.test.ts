import { bucketNameSchema, type InputSchema, roleNameSchema } from '@pcluster-iam/core';
import { describe, expect, it } from 'vitest';
import { complaints, pluginAsking, schemaOf, textOf } from '../../test/plugin.ts';

const place = 'hostile-inputs: the user policy of 1.2.3, input wanted:';
const isText = (value: unknown, form: RegExp) => typeof value === 'string' && form.test(value);
const listOf = (form: RegExp) =>
  schemaOf((value) => Array.isArray(value) && value.every((item) => isText(item, form)));

/** What the rule says about a plugin that breaks this rule and no other. */
function report(schema: InputSchema, example: unknown): string {
  const lines = complaints(pluginAsking({ schema, example }));
  expect(lines.filter((line) => !line.startsWith(place))).toEqual([]);
  return lines.join('\n');
}

describe('hostile-inputs', () => {
  it.each([
    ['"*"', /^[a-z*]{1,64}$/],
    ['"?"', /^[a-z?]{1,64}$/],
    ['"$"', /^[a-z$]{1,64}$/],
    ['"\u0024{aws:username}"', /^[a-z${}:]{1,64}$/],
    ['":"', /^[a-z:]{1,64}$/],
    ['"a:b"', /^[a-z]+(?::[a-z]+)?$/],
    ['"/"', /^[a-z/]{1,64}$/],
    ['"a/b"', /^[a-z]{1,64}(?:\/[a-z]{1,64})?$/],
    ['" "', /^[a-z ]{1,64}$/],
    ['"\\t"', /^[a-z\t]{1,64}$/],
    ['"\\u00a0"', /^[a-z\u00a0]{1,64}$/],
    ['"demo\\n"', /^[a-z]{1,64}$/m],
    ['"\\""', /^[a-z"]{1,64}$/],
    ['"\'"', /^[a-z']{1,64}$/],
    ['"`"', /^[a-z`]{1,64}$/],
    ['"\\u0000"', /^[a-z\0]{1,64}$/],
    ['"\\u001b[31m"', /^(?:[a-z]|\W\[\d\dm){1,64}$/],
    ['"\\u007f"', /^[a-z\x7f]{1,64}$/],
    ['"\\u0430"', /^[a-z\u0430]{1,64}$/],
    ['"\\u212a"', /^[a-z]{1,64}$/iu],
    ['"\\u017f"', /^[a-z]{1,64}$/iu],
    ['""', /^[a-z]{0,64}$/],
    ['"aaaaaaaaaa', /^[a-z]+$/],
    ['"demo*"', /^[a-z]{1,64}\*?$/],
    ['"*demo"', /^\*?[a-z]{1,64}$/],
  ])('reports a text that may be %s', (shown, form) => {
    expect(report(textOf(form), 'demo')).toContain(shown);
  });

  it.each([
    ['7', (value: unknown) => typeof value === 'number'],
    ['true', (value: unknown) => typeof value === 'boolean'],
    ['null', (value: unknown) => value === null],
    ['an object', (value: unknown) => /^demo$/.test(String(value)) && !Array.isArray(value)],
    ['["demo"]', (value: unknown) => Array.isArray(value) && /^demo$/.test(String(value))],
  ])('reports a text that may be %s', (shown, isRight) => {
    const schema = schemaOf((value) => isText(value, /^demo$/) || isRight(value));
    expect(report(schema, 'demo')).toContain(shown);
  });

  it.each([
    ['a role name', roleNameSchema, 'demo-role'],
    ['a bucket name', bucketNameSchema, 'demo-bucket'],
    ['a path', textOf(/^\/(?:[a-z]{1,64}\/)*$/), '/team/'],
    [
      'an ARN',
      textOf(/^arn:aws(?:-[a-z]+)*:iam::\d{12}:policy\/[a-z]{1,64}(?:[:/][a-z]{0,64})*$/),
      'arn:aws:iam::123456789012:policy/demo',
    ],
    ['a list of names', listOf(/^[a-z]{1,64}$/), ['demo', 'other']],
    ['a list of paths', listOf(/^\/(?:[a-z]{1,64}\/?){0,4}$/), ['/team/']],
    ['a list without an example', listOf(/^[a-z]{1,64}$/), []],
    ['a choice', schemaOf((value) => value === true || value === false), true],
    ['a number', schemaOf((value) => Number.isInteger(value)), 3],
  ])('takes a good schema for %s', (_what, schema, example) => {
    expect(complaints(pluginAsking({ schema, example }))).toEqual([]);
  });

  it.each([
    ['a path with *', textOf(/^\/(?:[a-z*]+\/)*$/), '/team/', '"/te*am/"'],
    ['a list with *', listOf(/^[a-z*]{1,64}$/), ['demo'], '["*"]'],
    ['a list that ends with *', listOf(/^[a-z]{1,64}\*?$/), ['demo'], '["demo*"]'],
    ['a list of paths with blanks', listOf(/^[a-z/ ]{1,64}$/), ['/team/'], '[" "]'],
    ['a list of names with /', listOf(/^[a-z/]{1,64}$/), ['demo'], '["/"]'],
    [
      'a list of numbers',
      schemaOf(
        (value) => Array.isArray(value) && value.every((item) => item === 'demo' || item === 7),
      ),
      ['demo'],
      '[7]',
    ],
    [
      'a text for a list',
      schemaOf(
        (value) =>
          (Array.isArray(value) && value.every((item) => item === 'demo')) || value === '*',
      ),
      ['demo'],
      '"*"',
    ],
    [
      'a text for a number',
      schemaOf((value) => Number.isInteger(value) || value === '*'),
      3,
      '"*"',
    ],
    [
      'null for a number',
      schemaOf((value) => Number.isInteger(value) || value === null),
      3,
      'null',
    ],
  ])('reports %s', (_what, schema, example, shown) => {
    expect(report(schema, example)).toContain(shown);
  });

  it('looks into an object, whose schema tells where the issue is', () => {
    const schemaWith = (form: RegExp): InputSchema => ({
      '~standard': {
        version: 1,
        vendor: 'test',
        validate: (value) =>
          isText(Object(value).name, form)
            ? { value }
            : { issues: [{ message: 'is wrong', path: ['name'] }] },
      },
    });
    const example = { name: 'demo' };
    expect(report(schemaWith(/^[a-z]{1,64}$/), example)).toBe('');
    expect(report(schemaWith(/^[a-z*]{1,64}$/), example)).toContain('an object');
  });
});

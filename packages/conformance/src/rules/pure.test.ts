import { allow, type Policy } from '@pcluster-iam/core';
import { describe, expect, it } from 'vitest';
import { complaints, pluginAsking, pluginSaying, schemaOf } from '../../test/plugin.ts';

const place = 'pure: the user policy of 1.2.3:';
const list = [allow().actions('sqs:ListQueues').on('*')];

function meddling(meddle: (...call: Parameters<Policy['statements']>) => unknown) {
  return pluginSaying((input, context) => {
    meddle(input, context);
    return list;
  });
}

const isList = (value: unknown): value is string[] =>
  Array.isArray(value) &&
  value.every((item) => typeof item === 'string' && /^[a-z]{1,64}$/.test(item));

describe('pure', () => {
  it.each([
    // Reflect.set and Reflect.deleteProperty fail silently, as code that is not strict does.
    ['its input', 'sets', meddling((input) => Reflect.set(input, 'region', 'us-east-1'))],
    ['its input', 'adds to', meddling((input) => Reflect.set(input, 'extra', 1))],
    [
      'its context',
      'sets',
      meddling((_input, context) => Reflect.set(context, 'release', '9.9.9')),
    ],
    ['its context', 'adds to', meddling((_input, context) => Reflect.set(context, 'extra', 1))],
    [
      'its context',
      'takes away from',
      meddling((_input, context) => Reflect.deleteProperty(context, 'sic')),
    ],
  ])('reports a change of %s by code that %s it', (what, _how, plugin) => {
    expect(complaints(plugin)).toEqual([`${place} changes ${what}`]);
  });

  it('reports a policy that fails with a frozen input', () => {
    const plugin = meddling((input) => Object.defineProperty(input, 'hidden', { value: 1 }));
    const [first, ...others] = complaints(plugin);
    expect(first).toContain(`${place} fails where its input is frozen:`);
    expect(others).toEqual([]);
  });

  it("reports a schema that sorts its caller's list", () => {
    const schema = schemaOf((value) => isList(value) && value.sort().length > 0);
    expect(complaints(pluginAsking({ schema, example: ['b', 'a'] }))).toEqual([
      `${place} changes its caller's options`,
    ]);
  });

  it('finds nothing wrong with a list that stays as it is', () => {
    expect(complaints(pluginAsking({ schema: schemaOf(isList), example: ['b', 'a'] }))).toEqual([]);
  });
});

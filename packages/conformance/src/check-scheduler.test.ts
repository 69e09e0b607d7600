import { readFileSync } from 'node:fs';
import { definePolicy } from '@pcluster-iam/core';
import { describe, expect, it } from 'vitest';
import { complaints, goodPolicy, pluginSaying, pluginWith } from '../test/plugin.ts';
import { checkScheduler, type Rule, rules } from './index.ts';

const rejected: Rule = {
  name: 'of-my-own',
  description: 'is never good enough',
  check: ({ name }) => [{ where: name, message: 'is not good enough' }],
};

describe('checkScheduler', () => {
  it('finds nothing wrong with a good plugin', () => {
    expect(checkScheduler(pluginWith(goodPolicy))).toEqual([]);
  });

  it('leaves the plugin as it was', () => {
    const plugin = pluginWith(goodPolicy);
    const before = JSON.stringify(plugin);
    checkScheduler(plugin);
    expect(JSON.stringify(plugin)).toBe(before);
  });

  it('checks only the rules that are asked for, also one of the caller', () => {
    expect(
      checkScheduler(
        pluginSaying(() => []),
        { rules: [rejected] },
      ),
    ).toEqual([{ rule: 'of-my-own', where: 'sample', message: 'is not good enough' }]);
  });

  it('reports what is no plugin with the rule contract alone, whatever is asked for', () => {
    expect(checkScheduler(undefined, { rules: [rejected] })).toEqual([
      { rule: 'contract', where: 'the plugin', message: 'is no object' },
    ]);
  });

  it('reports a plugin that throws when it is looked at', () => {
    const inputs = new Proxy(
      {},
      {
        isExtensible: () => {
          throw new Error('Do not look at me');
        },
      },
    );
    const policy = { inputs, statements: goodPolicy.statements };
    const plugin = { ...pluginWith(goodPolicy), releases: { '1.2.3': { user: policy } } };
    expect(complaints(plugin)).toContain(
      'frozen: the plugin: cannot be checked: Error: Do not look at me',
    );
  });

  it('has rules with names of their own', () => {
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  });

  it('has rules that the README lists as they are', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const listed = readme.match(/^\| `.*$/gm);
    expect(listed).toEqual(
      rules.map(({ name, description }) => `| \`${name}\` | ${description} |`),
    );
  });

  it('checks every release and every kind of policy', () => {
    const silent = definePolicy({ inputs: {}, statements: () => [] });
    const plugin = {
      ...pluginWith(goodPolicy),
      releases: Object.freeze({
        '1.2.3': Object.freeze({ user: goodPolicy, instance: silent }),
        '1.3.0': Object.freeze({ user: silent }),
      }),
    };
    expect(complaints(Object.freeze(plugin))).toEqual([
      'grammar: the instance policy of 1.2.3, Statement: is empty',
      'grammar: the user policy of 1.3.0, Statement: is empty',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { goodPolicy, pluginSaying, pluginWith } from '../test/plugin.ts';
import { rules, testScheduler } from './index.ts';
import { schedulerTests } from './test-scheduler.ts';

testScheduler(pluginWith(goodPolicy));

describe('the tests of a plugin', () => {
  it('are one for each rule', () => {
    const described = schedulerTests(pluginWith(goodPolicy)).map(({ description }) => description);
    expect(described).toEqual(rules.map(({ description, name }) => `${description} (${name})`));
  });

  it('fail with every violation of their rule', () => {
    const tests = schedulerTests(pluginSaying(() => []));
    const failures = tests.flatMap(({ run }) => {
      try {
        run();
        return [];
      } catch (error) {
        return [String(error)];
      }
    });
    expect(failures).toEqual([
      'Error: sample breaks the rule grammar:\n  - the user policy of 1.2.3, Statement: is empty',
    ]);
  });
});

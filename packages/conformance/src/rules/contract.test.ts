import { describe, expect, it } from 'vitest';
import { complaints, goodPolicy, pluginWith } from '../../test/plugin.ts';

describe('contract', () => {
  it.each([undefined, null, 'slurm', 7])('reports %j', (value) => {
    expect(complaints(value)).toEqual(['contract: the plugin: is no object']);
  });

  it('reports every problem with the shape', () => {
    const found = complaints({ name: 'My Plugin', releases: { latest: { user: goodPolicy } } });
    expect(found).toHaveLength(2);
    expect(found[0]).toMatch(/^contract: the plugin: Its name is "My Plugin"/);
    expect(found[1]).toMatch(/^contract: the plugin: The release "latest"/);
  });

  it('reports a plugin that throws when it is read', () => {
    const plugin = Object.defineProperty({ ...pluginWith(goodPolicy) }, 'releases', {
      get: () => {
        throw new Error('Not today');
      },
    });
    expect(complaints(plugin)).toEqual([
      'contract: the plugin: cannot be checked: Error: Not today',
    ]);
  });
});

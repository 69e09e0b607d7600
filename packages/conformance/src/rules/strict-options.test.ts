import { definePolicy, type Inputs, roleNameSchema } from '@pcluster-iam/core';
import { describe, expect, it } from 'vitest';
import { complaints, goodPolicy, pluginWith } from '../../test/plugin.ts';

const role = { schema: roleNameSchema, description: 'a role', example: 'demo-role' };
const place = 'strict-options: the user policy of 1.2.3: builds with';

function pluginWithInputs(inputs: Inputs) {
  const { statements } = goodPolicy;
  return pluginWith(definePolicy({ inputs, statements: statements as never }));
}

describe('strict-options', () => {
  it.each(['notAnInput', '__proto__', 'constructor'])('reports a hidden input %s', (name) => {
    const inputs = Object.defineProperty({ roleName: role }, name, { value: role });
    const [first, ...others] = complaints(pluginWithInputs(inputs));
    expect(first).toContain(place);
    expect(first).toContain(name);
    expect(others).toEqual([]);
  });
});

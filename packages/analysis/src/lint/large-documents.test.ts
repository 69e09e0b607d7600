import { expect, it } from 'vitest';
import { parsePolicy } from '../parse/parse-policy.ts';
import { htmlReport } from '../report/html.ts';
import { serviceData } from '../service-data.ts';
import { lintPolicy } from './lint-policy.ts';

const names = [...(serviceData.find('ec2')?.actions.values() ?? [])].map(({ name }) => name);
const each = <Item>(length: number, make: (index: number) => Item) =>
  Array.from({ length }, (_none, index) => make(index));
const named = (index: number) => names[index % names.length] ?? '';
const keys = each(3_000, (index) => [`ec2:Key${index}`, 'a'] as const);

// Each would take a minute if all of it were compared with all of it.
it.each<[what: string, elements: object, atLeast: number]>([
  [
    'wildcards and resources',
    {
      Action: each(2_000, (index) => `ec2:${named(index).slice(0, -1)}*`),
      Resource: each(2_000, (index) => `arn:aws:ec2:eu-west-1:123456789012:instance/i-${index}`),
    },
    1_000,
  ],
  [
    'misspelt condition keys',
    { Action: 'ec2:*', Resource: '*', Condition: { StringEquals: Object.fromEntries(keys) } },
    3_000,
  ],
])(
  'a document of very many %s is linted and shown in seconds',
  (_what, elements, atLeast) => {
    const start = performance.now();
    const Statement = [{ Effect: 'Allow', ...elements }];
    const policy = parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement }));
    const findings = lintPolicy(policy);
    expect(findings.length).toBeGreaterThanOrEqual(atLeast);
    expect(htmlReport([{ file: 'large.json', name: '', policy, findings }])).toContain('ec2');
    expect(performance.now() - start).toBeLessThan(10_000);
  },
  60_000,
);

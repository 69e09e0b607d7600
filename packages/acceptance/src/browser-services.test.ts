import { readdirSync, readFileSync } from 'node:fs';
import { awsbatch } from '@pcluster-iam/awsbatch';
import {
  buildPolicy,
  ec2TrustPolicy,
  lambdaTrustPolicy,
  type PolicyDocument,
  type PolicyText,
  type Scheduler,
} from '@pcluster-iam/core';
import { sge } from '@pcluster-iam/sge';
import { slurm } from '@pcluster-iam/slurm';
import { torque } from '@pcluster-iam/torque';
import { describe, expect, it } from 'vitest';
import { serviceData } from '../../analysis/src/service-data.browser.ts';
import { options, publishedFolder, values } from './published-documents.ts';

const schedulers: readonly Scheduler[] = [sge, slurm, torque, awsbatch];

/** The prefixes of the actions of whatever stands in a text of JSON. */
function prefixesIn(json: string): readonly string[] {
  const prefixes: string[] = [];
  JSON.parse(json, (key, value: unknown) => {
    if (key === 'Action' || key === 'NotAction') {
      for (const action of [value].flat()) prefixes.push(String(action).replace(/:.*$/, ''));
    }
    return value;
  });
  return prefixes.map((prefix) => prefix.toLowerCase());
}

function build(
  scheduler: Scheduler,
  release: string,
  kind: string,
  text: PolicyText,
): PolicyDocument {
  const own = Object.keys(scheduler.releases[release]?.[kind]?.inputs ?? {});
  const given = Object.fromEntries(own.map((name) => [name, values[name]]));
  return buildPolicy(kind, { ...options, ...given, scheduler, release, text } as never);
}

const built = schedulers.flatMap((scheduler) =>
  Object.entries(scheduler.releases).flatMap(([release, kinds]) =>
    Object.keys(kinds).flatMap((kind) =>
      (['published', 'corrected'] as const).map((text) => build(scheduler, release, kind, text)),
    ),
  ),
);
const trusted = [ec2TrustPolicy, lambdaTrustPolicy].map((trust) =>
  trust({ region: options.region }),
);
const ours = new Set(prefixesIn(JSON.stringify([...built, ...trusted])));
// What AWS misspelt is no service: efs.
const services = [...ours].filter((prefix) => serviceData.prefixes.has(prefix));

describe('the data that a page carries', () => {
  it.each(services)('has %s, which a document of ours names', (prefix) => {
    expect(serviceData.find(prefix)).toBeDefined();
  });

  it('has no other, so that a page is no larger than it needs', () => {
    const carried = [...serviceData.prefixes].filter((prefix) => serviceData.find(prefix));
    expect(new Set(carried)).toEqual(new Set(services));
  });

  it.skipIf(publishedFolder === '')('has every service that a document of AWS names', () => {
    const files = readdirSync(publishedFolder, { recursive: true, encoding: 'utf8' });
    const published = files
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) => prefixesIn(readFileSync(`${publishedFolder}/${file}`, 'utf8')));
    expect(published.length).toBeGreaterThan(0);
    expect([...ours]).toEqual(expect.arrayContaining([...new Set(published)]));
  });
});

import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expected } from '../test/expected.ts';
import { readConfig } from '../test/read-config.ts';
import type { Feature, Place } from './index.ts';

const at = ({ line, column }: Place) => `${line}:${column}`;

const unlessOff: Readonly<Record<'2.x' | '3.x', readonly Feature[]>> = {
  '2.x': ['cloudWatchLogs', 'dashboard', 'elasticIp', 'managedDns'],
  '3.x': ['alarms', 'cloudWatchLogs', 'dashboard', 'managedDns'],
};

describe.each(expected)('$file $cluster', ({ file, cluster, ...what }) => {
  const config = readConfig(file, cluster);

  it('is of its generation, scheduler and region', () => {
    expect(config.generation).toBe(file.startsWith('2x') ? '2.x' : '3.x');
    expect(config.scheduler).toMatchObject({ value: what.scheduler });
    expect(at(config.scheduler)).toBe(what.at);
    expect(config.region?.value).toBe(what.region);
  });

  it('has its features, each with its place', () => {
    const usual = unlessOff[config.generation];
    const features = Object.entries(config.features);
    const off = usual.filter((name) => config.features[name] === undefined);
    expect(off).toEqual(what.off ?? []);
    const own = features.filter(
      ([name]) =>
        !usual.some((one) => one === name) ||
        what.features.some((one) => one.startsWith(`${name} `)),
    );
    expect(own.map(([name, place]) => `${name} ${at(place)}`)).toEqual(what.features);
  });

  it('has its names', () => {
    for (const [name, value] of Object.entries(what.names ?? {})) {
      const found: unknown = Reflect.get(config.names, name);
      const values = Array.isArray(found)
        ? found.map((one) => one.value)
        : Reflect.get(Object(found), 'value');
      expect({ [name]: values }).toEqual({ [name]: value });
    }
  });

  it('warns of what nobody knows, and of nothing else', () => {
    const warnings = config.warnings.map((warning) => [at(warning), warning.message]);
    expect(warnings).toEqual(
      (what.warnings ?? []).map(([place, part]) => [place, expect.stringContaining(part)]),
    );
  });
});

it('has an expectation for every configuration', () => {
  const files = readdirSync(new URL('../test/configs', import.meta.url));
  expect(files.length).toBeGreaterThanOrEqual(30);
  expect(new Set(expected.map(({ file }) => file))).toEqual(new Set(files));
});

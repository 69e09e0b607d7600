import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

// "No document written twice": what two statement sets share is said once, and both use it.

/** As many actions in a row may stand in two places, and no more. */
const longestRun = 4;

const packages = fileURLToPath(new URL('../..', import.meta.url));

/** The sources that hold statements, without tests. */
const sources = ['parallelcluster', 'traditional', 'sge', 'slurm', 'torque', 'awsbatch'].flatMap(
  (name) =>
    readdirSync(`${packages}/${name}/src`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => `${name}/src/${file}`),
);

/** A line that holds one action, with or without the release that brought or dropped it. */
const actionLine = /^\s*(?:\.\.\.(?:since|until)\('[\d.]+', )?'([a-z0-9-]+:[A-Za-z*]+)'\)?,/;

/** The runs of action lines in a source, each in its order. */
function runsOf(source: string): readonly (readonly string[])[] {
  const lines = readFileSync(`${packages}/${source}`, 'utf8').split('\n');
  const actions = lines.map((line) => actionLine.exec(line)?.[1]);
  const runs: string[][] = [[]];
  for (const action of actions) {
    if (action === undefined) runs.push([]);
    else runs.at(-1)?.push(action);
  }
  return runs.filter((run) => run.length > 0);
}

const byText = (a: string, b: string) => (a < b ? -1 : 1);

/** Every stretch of so many actions in a row, and the sources in which it stands. */
function stretches(length: number): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>();
  for (const source of sources) {
    for (const run of runsOf(source)) {
      for (let at = 0; at + length <= run.length; at += 1) {
        // Whatever their order: the same actions in another order are written twice as well.
        const stretch = run
          .slice(at, at + length)
          .sort(byText)
          .join(' ');
        places.set(stretch, [...(places.get(stretch) ?? []), source]);
      }
    }
  }
  return places;
}

it('finds the sources and their actions', () => {
  expect(sources.length).toBeGreaterThan(20);
  expect(sources.flatMap(runsOf).flat()).toContain('ec2:DescribeInstanceTypes');
});

it(`repeats no more than ${longestRun} actions in a row`, () => {
  const repeated = [...stretches(longestRun + 1)].filter(([, places]) => places.length > 1);
  expect(repeated).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { type Context, createContext, runInContext } from 'node:vm';
import { htmlReport, lintPolicy, parsePolicy } from '@pcluster-iam/analysis';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import releases from '../golden/releases.json' with { type: 'json' };
import { documentNames, goldenFolder } from '../src/published-documents.ts';
import { consumer } from './consumer.ts';

/** The documents of every release, which are held to AWS's. */
const texts = [...new Set(Object.values(releases))].flatMap((release) =>
  documentNames(goldenFolder, release).map((name) =>
    readFileSync(`${goldenFolder}/${release}/${name}.json`, 'utf8'),
  ),
);

/** What a page would hold that lints policies and shows what it found. */
const page = `
  import { htmlReport, lintPolicy, parsePolicy, readPolicies } from '@pcluster-iam/analysis/browser';

  const policies = ${JSON.stringify(texts)}.map(parsePolicy);
  export const findings = policies.map((policy) => lintPolicy(policy));
  export const report = htmlReport(policies.map((policy, index) =>
    ({ file: 'policy.json', name: '', policy, findings: findings[index] })));
  export const yaml = readPolicies('Statement: { Action: "*" }', { yaml: true })
    .map(({ policy }) => policy.value);
`;

/** Bundles a program as for a page, and runs it. */
async function runInPage(contents: string, globals: object): Promise<Context> {
  const { outputFiles } = await build({
    stdin: { contents, loader: 'ts', resolveDir: consumer },
    bundle: true,
    // Nothing that Node alone has can be imported.
    platform: 'browser',
    globalName: 'page',
    write: false,
  });
  // The context has the language and nothing else: no process, no require, no Buffer.
  const context = createContext({ ...globals });
  for (const { text } of outputFiles) runInContext(text, context);
  return context;
}

it('the sample of the guide prints what stands beside it', async () => {
  const sample = new URL('../../../docs/examples/browser/lint', import.meta.url).pathname;
  const lines: string[] = [];
  const log = (line: string) => lines.push(`${line}\n`);
  await runInPage(readFileSync(`${sample}.ts`, 'utf8'), { console: { log } });
  await expect(lines.join('')).toMatchFileSnapshot(`${sample}.out`);
});

describe('the analysis, bundled for a browser', async () => {
  const context = await runInPage(page, {});
  const read = (name: string): unknown =>
    JSON.parse(runInContext(`JSON.stringify(page.${name})`, context));

  const policies = texts.map((text) => parsePolicy(text));
  const findings = policies.map((policy) => lintPolicy(policy));

  it('finds in every document of AWS what the main entry finds', () => {
    expect(findings.flat().length).toBeGreaterThan(texts.length);
    expect(read('findings')).toEqual(findings);
  });

  it('reports it alike', () => {
    const linted = policies.map((policy, index) => ({
      file: 'policy.json',
      name: '',
      policy,
      findings: findings[index] ?? [],
    }));
    expect(read('report')).toBe(htmlReport(linted));
  });

  it('reads YAML', () => {
    expect(read('yaml')).toEqual([{ Statement: { Action: '*' } }]);
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stderr } from 'node:process';
import { describe, expect, it } from 'vitest';
import { hostileDeployment } from '../../test/deployments.ts';
import { terraformBundle } from '../index.ts';

const main = JSON.parse(String(terraformBundle(hostileDeployment)['main.tf.json']));

const hasTerraform = spawnSync('terraform', ['version']).status === 0;
if (!hasTerraform) stderr.write('SKIPPED: there is no terraform, so it has read no module.\n');

// Its own checks of resources need the provider, which would have to be downloaded.
describe.skipIf(!hasTerraform)('terraform itself', { timeout: 60_000 }, () => {
  const terraform = (module: object, input: string, ...args: readonly string[]) => {
    const cwd = mkdtempSync(join(tmpdir(), 'pcluster-iam-terraform-'));
    writeFileSync(join(cwd, 'main.tf.json'), JSON.stringify(module));
    const env = { ...process.env, CHECKPOINT_DISABLE: '1' };
    const answer = spawnSync('terraform', args, { cwd, env, input, encoding: 'utf8' });
    rmSync(cwd, { recursive: true });
    return answer;
  };

  it('takes the text of a hostile deployment for no expression', () => {
    const [{ name: policyName, path, tags, policy }] = Object.values<Record<string, unknown>>(
      main.resource.aws_iam_policy,
    ) as [Record<string, unknown>];
    const locals = { all: { name: policyName, path, tags, policy } };
    const { stdout } = terraform({ locals }, 'base64encode(jsonencode(local.all))\n', 'console');
    const read = JSON.parse(Buffer.from(stdout.trim().replaceAll('"', ''), 'base64').toString());
    const [{ name, path: given, document }] = hostileDeployment.policies as [
      (typeof hostileDeployment.policies)[number],
    ];
    expect({ ...read, policy: JSON.parse(read.policy) }).toStrictEqual({
      name,
      path: given,
      policy: document,
      tags: hostileDeployment.tags,
    });
  });

  it('reads the module as one, and finds which provider it needs', () => {
    const { stdout } = terraform(main, '', 'providers');
    expect(stdout).toContain('registry.terraform.io/hashicorp/aws');
    const broken = { ...main, resources: main.resource };
    expect(terraform(broken, '', 'providers').stderr).toContain('Extraneous JSON object property');
  });
});

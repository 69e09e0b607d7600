/**
 * Runs AWS's cfn-lint over the templates of every release (`pnpm cfn-lint`, after `pnpm build`), or of
 * some (`pnpm cfn-lint 2.11.9 3.11.1`), in a Python environment that it makes itself. Without python3 it
 * says so and is no failure.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, exit, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { pythonEnvironment } from './python-environment.mjs';

const version = '1.58.0';
const root = fileURLToPath(new URL('..', import.meta.url));
const load = (name) => import(join(root, `packages/${name}/dist/index.js`));

const bin = pythonEnvironment('cfn-lint', [`cfn-lint==${version}`]);
const releases = argv.slice(2);
const templates = mkdtempSync(join(tmpdir(), 'pcluster-iam-cfn-lint-'));
const files = await writeTemplates();
if (files.length === 0) {
  stderr.write(`FAILED: no scheduler has any of ${releases.join(', ')}.\n`);
  exit(1);
}
// What is printed is what is wrong; informational rules are left out, as they are by default.
run(join(bin, 'cfn-lint'), ['--format', 'parseable', '--', ...files]);
rmSync(templates, { recursive: true });
stdout.write(`cfn-lint ${version} found nothing in ${files.length} templates.\n`);

function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) exit(1);
}

/** The templates of all that a release can have, in each form. */
async function writeTemplates() {
  const { buildDeployment, cloudFormationBundle, stackSetBundle } = await load('deploy');
  const schedulers = await Promise.all(['awsbatch', 'sge', 'slurm', 'torque'].map(load));
  const written = [];
  for (const scheduler of schedulers.flatMap((exported) => Object.values(exported))) {
    for (const [release, set] of Object.entries(scheduler.releases ?? {})) {
      if (releases.length > 0 && !releases.includes(release)) continue;
      const deployment = buildDeployment({
        scheduler,
        release,
        region: 'eu-west-1',
        accountId: '123456789012',
        for: [...new Set(Object.entries(set).map(([kind, policy]) => policy.for ?? kind))],
        features: [...new Set(Object.values(set).flatMap(({ features = [] }) => features))],
        // In the published text cfn-lint finds AWS's own mistakes, such as the prefix efs.
        inputs: { ...examples(set), text: 'corrected' },
        tags: { team: 'hpc' },
        users: ['operator'],
        groups: ['hpc'],
        roleBoundaryArn: 'arn:aws:iam::123456789012:policy/boundary',
      });
      const stackSet = { name: 'demo-iam', organizationalUnits: ['ou-ab12-cdefgh34'] };
      const bundles = [
        cloudFormationBundle(deployment),
        cloudFormationBundle(deployment, { yaml: true, pseudoParameters: true }),
        stackSetBundle(deployment, stackSet),
      ];
      for (const [index, bundle] of bundles.entries()) {
        for (const [name, text] of Object.entries(bundle)) {
          const file = join(templates, `${scheduler.name}-${release}-${index}-${name}`);
          writeFileSync(file, text);
          written.push(file);
        }
      }
    }
  }
  return written;
}

/** An input of each name, with the value that its own description gives as an example. */
function examples(set) {
  const inputs = Object.assign({}, ...Object.values(set).map((policy) => policy.inputs));
  return Object.fromEntries(
    Object.entries(inputs)
      .filter(([, input]) => !input.optional)
      .map(([name, { example }]) => [name, example]),
  );
}

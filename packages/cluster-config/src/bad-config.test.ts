import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidConfigError, readClusterConfig } from './index.ts';

/** What is wrong with a text, a line for each thing. */
function problemsOf(text: string, cluster?: string): readonly string[] {
  try {
    readClusterConfig(text, { file: 'config', cluster });
  } catch (error) {
    if (!(error instanceof InvalidConfigError)) throw error;
    expect(error.code).toBe('invalid-config');
    return error.problems.map(({ line, column, message }) => {
      expect(error.message).toContain(`config:${line}:${column}: `);
      return `${line}:${column} ${message}`;
    });
  }
  return [];
}

const v2 = '[cluster default]\nscheduler = slurm\nvpc_settings = v\n[vpc v]\nvpc_id = vpc-1\n';
const v3 = 'Scheduling:\n  Scheduler: slurm\n';

describe('a file of 2.x', () => {
  it.each([
    [
      'no such cluster',
      `[global]\ncluster_template = x\n${v2}`,
      '2:1 there is no [cluster x] in the file; it has [cluster default]',
    ],
    [
      'tags that are no JSON',
      v2.replace('[vpc v]', 'tags = team=hpc\n[vpc v]'),
      '4:1 tags is no object of JSON with texts, such as {"team": "hpc"}',
    ],
    [
      'tags that are no texts',
      v2.replace('[vpc v]', 'tags = {"team": 1}\n[vpc v]'),
      '4:1 tags is no object of JSON with texts, such as {"team": "hpc"}',
    ],
    [
      'no cluster at all',
      '[aws]\naws_region_name = eu-west-1\n',
      '1:1 there is no [cluster default] in the file',
    ],
    [
      'a missing section',
      v2.replace('[vpc v]', '[vpc w]'),
      '3:1 vpc_settings names [vpc v], which is not in the file; it has [vpc w]',
    ],
    [
      'one missing of several',
      `${v2}[ebs a]\nshared_dir = a\n`.replace('[vpc', 'ebs_settings = a, b\n[vpc'),
      '4:1 ebs_settings names [ebs b], which is not in the file; it has [ebs a]',
    ],
    [
      'several where one is meant',
      `${v2.replace('= v\n', '= v, w\n')}[vpc w]\n`,
      '3:1 vpc_settings names 2 sections; it may name 1',
    ],
    [
      'sections that go round',
      `${v2.replace('[vpc v]', 'queue_settings = q\n[vpc v]')}[queue q]\nqueue_settings = q\n`,
      '8:1 queue_settings points back to [queue q]: the sections go round',
    ],
    [
      'a longer round',
      `${v2.replace('[vpc v]', 'queue_settings = q\n[vpc v]')}[queue q]\ncompute_resource_settings = c\n[compute_resource c]\nqueue_settings = q\n`,
      '10:1 queue_settings points back to [queue q]: the sections go round',
    ],
    [
      'lines that end as in Windows',
      v2.replace('[vpc v]', '[vpc w]').replaceAll('\n', '\r\n'),
      '3:1 vpc_settings names [vpc v], which is not in the file; it has [vpc w]',
    ],
    [
      'interpolation',
      v2.replace('slurm', '%(name)s'),
      '2:1 scheduler has a % in it, which would put another value in; write out what is meant, or %% for the sign',
    ],
    ['a section twice', `${v2}[vpc v]\n`, '6:1 vpc v stands twice, first in line 4'],
    [
      'a setting twice',
      v2.replace('slurm\n', 'slurm\nscheduler = sge\n'),
      '3:1 scheduler stands twice, first in line 2',
    ],
    [
      'a setting before any section',
      `x = 1\n${v2}`,
      '1:1 x stands before the first section, such as [global]',
    ],
    [
      'a number that is none',
      v2.replace('[vpc', 'max_queue_size = many\n[vpc'),
      '4:1 max_queue_size is no number',
    ],
    [
      'a truth that is none',
      v2.replace('vpc-1', 'vpc-1\nuse_public_ips = maybe'),
      '6:1 use_public_ips is neither true nor false',
    ],
    [
      'queues without Slurm',
      `${v2.replace('slurm', 'sge').replace('[vpc', 'queue_settings = q\n[vpc')}[queue q]\n`,
      '4:1 queue_settings is for slurm; the scheduler is sge',
    ],
    [
      'queues beside an instance type',
      `${v2.replace('[vpc', 'queue_settings = q\ncompute_instance_type = c5.large\n[vpc')}[queue q]\n`,
      '5:1 compute_instance_type cannot stand beside queue_settings',
    ],
    [
      'an export without an import',
      `${v2.replace('[vpc', 'fsx_settings = f\n[vpc')}[fsx f]\nexport_path = s3://a\n`,
      '8:1 export_path needs import_path',
    ],
    [
      'an old file system made anew',
      `${v2.replace('[vpc', 'fsx_settings = f\n[vpc')}[fsx f]\nfsx_fs_id = fs-1\nstorage_capacity = 1200\n`,
      '9:1 storage_capacity cannot stand beside fsx_fs_id',
    ],
    [
      'a placeholder of Jinja',
      `${v2}[aws]\naws_region_name = {{ region }}\n`,
      '7:19 {{ region }} is left of a template; fill the template in first',
    ],
    [
      'a block of Jinja',
      `${v2}{% if x %}\n`,
      '6:1 {% if x %} is left of a template; fill the template in first',
    ],
  ])('%s', (_what, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('is searched for the cluster that was asked for', () => {
    expect(problemsOf(v2, 'other')).toEqual([
      '1:1 there is no [cluster other] in the file; it has [cluster default]',
    ]);
  });

  it('tells every problem at once', () => {
    const text = `${v2.replace('= v\n', '= nowhere\nmax_queue_size = x\n')}x\n`;
    expect(problemsOf(text)).toEqual([
      expect.stringContaining('3:1 vpc_settings names [vpc nowhere]'),
      '4:1 max_queue_size is no number',
      '7:1 "x" is no setting: a name, = and a value',
    ]);
  });
});

describe('a file of 3.x', () => {
  it.each([
    ['a key twice', `${v3}Region: a\nRegion: b\n`, '4:1 Region stands twice, first in line 3'],
    [
      'a key twice within',
      `${v3}  Scheduler: awsbatch\n`,
      '3:3 Scheduler stands twice, first in line 2',
    ],
    [
      'a tab',
      'Scheduling:\n\tScheduler: slurm\n',
      '2:1 this is no YAML: Tabs are not allowed as indentation',
    ],
    [
      'no scheduler',
      'Region: eu-west-1\n',
      '1:1 Scheduling/Scheduler is missing; it is slurm or awsbatch',
    ],
    ['an empty file', '', '1:1 Scheduling/Scheduler is missing; it is slurm or awsbatch'],
    ['text', 'hello', '1:1 the file is no group of settings'],
    ['a list', '- a\n', '1:1 the file is no group of settings'],
    [
      'a value where settings are meant',
      'Scheduling: slurm\n',
      '1:1 Scheduling is no group of settings',
    ],
    [
      'settings where a list is meant',
      `${v3}SharedStorage:\n  Name: a\n`,
      '3:1 SharedStorage is no list',
    ],
    ['a number where text is meant', `${v3}Region: 1\n`, '3:1 Region is no text; put it in quotes'],
    [
      'a wrong truth',
      `${v3}Monitoring:\n  DetailedMonitoring: maybe\n`,
      '4:3 Monitoring/DetailedMonitoring is neither true nor false',
    ],
    [
      'a wrong number in a list',
      `${v3}LoginNodes:\n  Pools:\n    - Count: many\n`,
      '5:7 LoginNodes/Pools/0/Count is no number',
    ],
    [
      'queues of the other scheduler',
      `${v3}  AwsBatchQueues: []\n`,
      '3:3 Scheduling/AwsBatchQueues is nothing that slurm has',
    ],
    [
      'login nodes with AWS Batch',
      `${v3.replace('slurm', 'awsbatch')}LoginNodes: {}\n`,
      '3:1 LoginNodes is nothing that awsbatch has',
    ],
    [
      'a role and a profile',
      `${v3}HeadNode:\n  Iam:\n    InstanceRole: a\n    InstanceProfile: b\n`,
      '6:5 HeadNode/Iam/InstanceProfile cannot stand beside InstanceRole',
    ],
    [
      'a role and buckets',
      `${v3}HeadNode:\n  Iam:\n    S3Access: [{BucketName: a}]\n    InstanceRole: a\n`,
      '5:5 HeadNode/Iam/S3Access cannot stand beside InstanceRole',
    ],
    [
      'a profile and policies',
      `${v3}  SlurmQueues:\n    - Iam:\n        InstanceProfile: a\n        AdditionalIamPolicies: [{Policy: p}]\n`,
      '6:9 Scheduling/SlurmQueues[0]/Iam/AdditionalIamPolicies cannot stand beside InstanceProfile',
    ],
    [
      'settings of another storage',
      `${v3}SharedStorage:\n  - StorageType: Efs\n    EbsSettings: {Size: 1}\n`,
      '5:5 SharedStorage[0]/EbsSettings is nothing that Efs has',
    ],
    [
      'an export without an import',
      `${v3}SharedStorage:\n  - StorageType: FsxLustre\n    FsxLustreSettings:\n      ExportPath: s3://a\n`,
      '6:7 SharedStorage[0]/FsxLustreSettings/ExportPath needs ImportPath',
    ],
    [
      'a database and one outside',
      `${v3}  SlurmSettings:\n    Database: {Uri: a}\n    ExternalSlurmdbd: {Host: b}\n`,
      '5:5 Scheduling/SlurmSettings/ExternalSlurmdbd cannot stand beside Database',
    ],
    [
      'an image',
      'Build:\n  InstanceType: c5.large\n  ParentImage: ami-1\n',
      '1:1 this configures an image to build, not a cluster; readConfig reads both',
    ],
    [
      'a placeholder of Jinja',
      `Region: {{ region }}\n${v3}`,
      '1:9 {{ region }} is left of a template; fill the template in first',
    ],
    [
      'one in quotes',
      `Region: "{{region}}"\n${v3}`,
      '1:10 {{region}} is left of a template; fill the template in first',
    ],
    [
      'several documents',
      `${v3}---\n${v3}`,
      '3:1 another document begins here; a configuration is one',
    ],
    [
      'lines that end as in Windows',
      `${v3}Region: 1\n`.replaceAll('\n', '\r\n'),
      '3:1 Region is no text',
    ],
    ['an alias of nothing', `${v3}Region: *region\n`, '3:9 *region has no anchor before it'],
    [
      'an alias in what it stands for',
      `${v3}Tags: &tags\n  - *tags\n`,
      'aliases stand for more than can be read',
    ],
  ])('%s', (_what, text, problem) => {
    const problems = problemsOf(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  it('has no cluster to choose', () => {
    expect(problemsOf(v3, 'demo')).toEqual([
      '1:1 a file of 3.x configures one cluster; there is none called "demo" to choose',
    ]);
  });

  it('has a placeholder in a comment as it likes', () => {
    expect(problemsOf(`# {{ region }}\n${v3}Region: eu-west-1 # {{ region }}\n`)).toEqual([]);
    expect(problemsOf(`; {{ region }}\n${v2}`)).toEqual([]);
  });
});

it('names a section for all others, which Python has', () => {
  expect(problemsOf(`[DEFAULT]\nkey_name = k\n${v2}`)).toEqual([
    '1:1 [DEFAULT] puts its settings into every section; write them where they belong',
  ]);
});

it('takes SGE where a file of 2.x names no scheduler, and says so', () => {
  const { scheduler, warnings } = readClusterConfig(v2.replace('scheduler = slurm\n', ''));
  expect(scheduler).toMatchObject({ value: 'sge', line: 1 });
  expect(warnings).toMatchObject([{ line: 1, column: 1 }]);
  expect(warnings[0]?.message).toContain('names no scheduler, and sge is taken');
});

it.each(['\t', '  '])('warns of a setting that %j makes a part of another', (blank) => {
  const text = v2.replace('scheduler', `key_name = k\n${blank}scheduler`);
  const { scheduler, names, warnings } = readClusterConfig(text);
  // As Python reads it.
  expect(names.keyName?.value).toBe('k\nscheduler = slurm');
  expect(scheduler.value).toBe('sge');
  expect(warnings).toMatchObject([
    { line: 1, message: expect.stringContaining('names no scheduler') },
    { line: 3, message: expect.stringContaining('goes on with the value of key_name') },
  ]);
});

it('warns of policies that no role of 2.x would get', () => {
  const text = v2.replace('[vpc', 'ec2_iam_role = r\nadditional_iam_policies = p\n[vpc');
  expect(readClusterConfig(text).warnings).toMatchObject([
    { line: 5, message: expect.stringContaining('is not added to the role of ec2_iam_role') },
  ]);
});

describe('any text', () => {
  const line = fc.constantFrom(
    ...['[cluster default]', '[vpc v]', '[aws]', 'scheduler = slurm', 'vpc_settings = v', '  more'],
    ...[
      'Build:',
      '  ParentImage: ami-1',
      '  Iam: {InstanceRole: x}',
      '  Components: [{Type: script}]',
      'Scheduling:',
      '  Scheduler: slurm',
      '  - a',
      '- &x [1]',
      '*x',
      '{a: {b: [',
      ']}',
      '"',
      '\t',
    ],
    ...['# comment', '%(a)s', '{{ x }}', '---', '? a', ': b', '<<: *x', '!!map x', '|', '>-', '\r'],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(fc.oneof(line, fc.string({ maxLength: 10 })), { maxLength: 20 })
      .map((all) => all.join('\n')),
  );

  it('is read, or refused with a place in it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        try {
          readClusterConfig(text);
        } catch (error) {
          if (!(error instanceof InvalidConfigError)) throw error;
          const lines = text.split(/\r\n|\r|\n/).length;
          for (const { line: at, column } of error.problems) {
            expect(at >= 1 && at <= lines && column >= 1).toBe(true);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  }, 30_000);
});

describe('a hostile file', () => {
  /** A thousand million values in a few lines. */
  const laughs = `a: &a [1,1,1,1,1,1,1,1,1,1]\n${'bcdefghi'
    .split('')
    .map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]},`.repeat(10)}]\n`)
    .join('')}`;

  it.each([
    ['aliases that expand without end', laughs],
    ['nesting without end', `a: ${'['.repeat(10_000)}`],
    [
      'keys without end',
      Array.from({ length: 50_000 }, (_none, index) => `k${index}: 1\n`).join(''),
    ],
    [
      'anchors without end',
      Array.from({ length: 20_000 }, (_none, index) => `k${index}: &a${index} 1\n`).join(''),
    ],
    ['lines without end', '\r\n'.repeat(400_000)],
    ['brackets without end', '[a'.repeat(300_000)],
    ['braces without end', '{{'.repeat(300_000)],
    ['comments without end', ' #'.repeat(400_000)],
    ['length', 'x'.repeat(2_000_000)],
    ['references without end', v2.replace('= v', `= ${'v,'.repeat(400_000)}`)],
    [
      'sections that point on without end',
      `${v2.replace('[vpc', 'queue_settings = q0\n[vpc')}${Array.from(
        { length: 20_000 },
        (_none, index) => `[queue q${index}]\nqueue_settings = q${index + 1}\n`,
      ).join('')}`,
    ],
  ])('of %s is refused in time', (_what, text) => {
    const started = performance.now();
    expect(problemsOf(text)).not.toEqual([]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('reaches no prototype', () => {
    const yaml = `${v3}__proto__: {polluted: yes}\nconstructor: {prototype: {polluted: 1}}\nHeadNode: {__proto__: {Iam: {InstanceRole: r}}}\n`;
    const config = readClusterConfig(yaml);
    expect(config.warnings.map(({ message }) => message)).toEqual([
      '__proto__ is no setting that is known',
      'constructor is no setting that is known',
      'HeadNode/__proto__ is no setting that is known',
    ]);
    expect(config.nodeGroups[0]?.existing).toBeUndefined();
    readClusterConfig(`${v2}__proto__ = x\nconstructor = y\n[__proto__ x]\npolluted = 1\n`);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('is answered with plain data that nobody can change', () => {
    const config = readClusterConfig(v3);
    expect(Object.isFrozen(config) && Object.isFrozen(config.features)).toBe(true);
    expect(JSON.parse(JSON.stringify(config))).toEqual(config);
  });
});

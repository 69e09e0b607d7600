import { awsbatch } from '@pcluster-iam/awsbatch';
import {
  buildPolicy,
  InvalidInputError,
  PclusterIamError,
  type Policy,
  type PolicyDocument,
  partitionOf,
  type Scheduler,
  type Statement,
} from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

type Options = Readonly<Record<string, unknown>>;
type Value = string | readonly string[];
type Given = Readonly<Record<string, Value>>;

const role = fc.stringMatching(/^[A-Za-z0-9+=,.@_-]{1,64}$/);
const batchName = fc.stringMatching(/^[A-Za-z0-9_-]{1,128}$/);

const bucket = fc
  .stringMatching(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
  .filter((name) => !name.includes('..') && !/^[0-9.]+$/.test(name))
  // What S3 reserves for itself.
  .filter((name) => !/^(?:xn--|sthree-|amzn-s3-demo-)/.test(name))
  .filter((name) => !/(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name));
const policyName = fc.stringMatching(/^[A-Za-z0-9+=,.@_-]{1,128}$/);
const secret = fc
  .stringMatching(/^[A-Za-z0-9/_+=.@-]{1,60}$/)
  .map((name) => `arn:aws:secretsmanager:eu-west-1:123456789012:secret:${name}`);

/** What AWS allows for each input, by its own rules: IAM, CloudFormation, S3, Batch and ECS. */
const accepted: Readonly<Record<string, fc.Arbitrary<Value>>> = {
  region: fc.oneof(
    fc.constantFrom('eu-west-1', 'cn-north-1', 'us-gov-west-1', 'us-isob-east-1', 'eusc-de-east-1'),
    fc.stringMatching(/^[a-z]{2}(-[a-z]{1,12}){1,3}-[0-9]{1,2}$/),
  ),
  accountId: fc.stringMatching(/^[0-9]{12}$/),
  ec2RoleName: role,
  jobRoleName: role,
  stackName: fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,127}$/),
  resourcesBucket: bucket,
  fsxBuckets: fc.uniqueArray(bucket, { minLength: 1, maxLength: 3 }),
  rolePath: fc
    .array(fc.stringMatching(/^[A-Za-z0-9+=,.@_-]{1,40}$/), { minLength: 1, maxLength: 3 })
    .map((names) => `/${names.join('/')}/`),
  secretName: fc.stringMatching(/^[A-Za-z0-9/_+=.@-]{1,60}$/),
  permissionsBoundaryArn: policyName.map((name) => `arn:aws:iam::123456789012:policy/${name}`),
  directorySecretArn: secret,
  databaseSecretArn: secret,
  loginNodesGroupName: fc.stringMatching(/^[A-Za-z0-9+=,.@_-]{1,255}$/),
  serialJobDefinitionName: batchName,
  mnpJobDefinitionName: batchName,
  jobQueueName: batchName,
  ecsComputeEnvironment: fc.stringMatching(/^[A-Za-z0-9_-]{1,255}$/),
  computeSubnetId: fc.stringMatching(/^subnet-([0-9a-f]{8}|[0-9a-f]{17})$/),
  imageId: fc.stringMatching(/^ami-([0-9a-f]{8}|[0-9a-f]{17})$/),
  keyName: fc.stringMatching(/^[A-Za-z0-9+=,.@_-]{1,255}$/),
  clusterName: fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,127}$/),
};

/** What no input may hold. */
const hostileCharacters =
  '*?$:/\\"\'`<>{} \t\n\r\v\f\0\u001b\u007f\u0085\u00a0\u00e9\u0430\u200b\u202e\u2028\ufeff\uff0a';

const schedulers: readonly Scheduler[] = [slurm, awsbatch];

/** Releases from every part of the history; the fixed documents of all of them are compared elsewhere. */
const sampled = new Set([
  '2.4.0',
  '2.4.1',
  '2.8.1',
  '2.9.1',
  '2.10.1',
  '2.11.3',
  '2.11.9',
  '3.0.3',
  '3.4.1',
  '3.8.0',
  '3.11.1',
]);

const policies = schedulers.flatMap((scheduler) =>
  Object.entries(scheduler.releases).flatMap(([release, kinds]) =>
    Object.entries(sampled.has(release) ? kinds : {}).flatMap(([kind, policy]) =>
      (['published', 'corrected'] as const).map((text) => ({
        scheduler,
        name: scheduler.name,
        release,
        kind,
        policy,
        text,
      })),
    ),
  ),
);

const names = ({ inputs }: Policy) => ['region', 'accountId', ...Object.keys(inputs)];

/** Any accepted values of a policy's inputs. */
const anyAccepted = (policy: Policy): fc.Arbitrary<Given> =>
  fc
    .record(
      Object.fromEntries(
        names(policy).map((name) => {
          const values = accepted[name];
          if (!values) throw new Error(`The input ${name} has no rule here`);
          return [name, values];
        }),
      ),
    )
    .map(inOnePartition);

/** An ARN among the inputs is of the partition of the region. */
function inOnePartition(given: Given): Given {
  const partition = partitionOf(String(given.region));
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(/^arn:aws:/, `arn:${partition}:`) : value,
    ]),
  );
}

const build = (kind: string, options: Options): PolicyDocument =>
  // From plain JavaScript: the point of hostile input is that nobody checks its types.
  buildPolicy(
    kind,
    options as unknown as Parameters<typeof buildPolicy<Scheduler, string, string>>[1],
  );

/** What stays of a statement when every name in its ARNs becomes the same: its structure and wildcards. */
const skeletons = ({ Statement }: PolicyDocument, given: Options) =>
  Statement.map((statement) => skeleton(statement, given));

function skeleton({ Resource, Condition, ...rest }: Statement, given: Options): object {
  const blank = (arn: string) => withoutPaths(arn, given).replace(/[^:/*?$]+/g, '-');
  const blanks = typeof Resource === 'string' ? blank(Resource) : new Set(Resource.map(blank));
  const operators = Object.entries(Condition ?? {}).map(([operator, keys]) => [
    operator,
    Object.keys(keys),
  ]);
  return { ...rest, Condition: operators, Resource: blanks };
}

/** An input that may hold slashes or colons is one name, too. */
function withoutPaths(arn: string, given: Options): string {
  const { rolePath, secretName = '-', directorySecretArn, databaseSecretArn } = given;
  if (arn === directorySecretArn || arn === databaseSecretArn) return '-';
  return arn
    .replace(`:secret:${secretName}`, ':secret:-')
    .replace(`:role${rolePath}`, ':role/-/')
    .replace(`:instance-profile${rolePath}`, ':instance-profile/-/');
}

const resourcesOf = ({ Statement }: PolicyDocument): readonly string[] =>
  Statement.flatMap(({ Resource }) => Resource);

describe.each(policies)(
  '$text $kind policy of $name $release',
  ({ scheduler, release, kind, policy, text }) => {
    const common = { scheduler, release, text };
    const examples: Options = {
      region: 'eu-west-1',
      accountId: '123456789012',
      ...Object.fromEntries(
        Object.entries(policy.inputs).map(([name, { example }]) => [name, example]),
      ),
      // With / alone nothing would tell the path from what stands before and after it.
      ...('rolePath' in policy.inputs ? { rolePath: '/parallelcluster/' } : {}),
    };
    const model = build(kind, { ...common, ...examples });

    it('keeps its statements, and the segments and wildcards of its ARNs, with every accepted input', () => {
      fc.assert(
        fc.property(anyAccepted(policy), (given) => {
          const document = build(kind, { ...common, ...given });
          expect(skeletons(document, given)).toStrictEqual(skeletons(model, examples));
        }),
      );
    });

    it('has the region, its partition and the account in every ARN that has a place for them', () => {
      fc.assert(
        fc.property(anyAccepted(policy), (given) => {
          const { accountId } = given;
          const region = String(given.region);
          for (const resource of resourcesOf(build(kind, { ...common, ...given }))) {
            // An ARN that was given names what it names, but for its partition.
            if (resource === '*' || Object.values(given).includes(resource)) continue;
            const [arn, partition, service, inRegion, account] = resource.split(':');
            expect(arn).toBe('arn');
            // AWS wrote any partition for stacks, from 3.6.0 to 3.8.0.
            expect([partitionOf(region), service === 'cloudformation' && '*']).toContain(partition);
            // The colon too many in the Lambda policies of 2.10.1, which shifts every segment.
            if (service === '' && text === 'published' && kind === 'lambda') continue;
            expect(service).toMatch(/^[a-z0-9-]+$/);
            expect(['', '*', region]).toContain(inRegion);
            expect(['', '*', 'aws', accountId]).toContain(account);
          }
        }),
      );
    });

    it('comes back from JSON as it was, frozen, and the same each time', () => {
      fc.assert(
        fc.property(anyAccepted(policy), (given) => {
          const document = build(kind, { ...common, ...given });
          expect(JSON.parse(JSON.stringify(document))).toStrictEqual(document);
          expect(document.Statement).toSatisfy(Object.isFrozen);
          expect(build(kind, { ...common, ...given })).toStrictEqual(document);
        }),
        { numRuns: 20 },
      );
    });

    it('is never built with a hostile character in an input', () => {
      const hostile = fc.record({
        given: anyAccepted(policy),
        name: fc.constantFrom(...names(policy)),
        character: fc.constantFrom(...hostileCharacters),
        at: fc.nat(255),
      });
      fc.assert(
        fc.property(hostile, ({ given, name, character, at }) => {
          fc.pre(!ownCharacters(name).includes(character));
          const insert = (text: string) => text.slice(0, at) + character + text.slice(at);
          const value = given[name] ?? '';
          const wrong = typeof value === 'string' ? insert(value) : value.map(insert);
          expectRefused({ ...given, [name]: wrong }, name);
        }),
        { numRuns: 300 },
      );
    });

    it('is never built with another value in place of an input', () => {
      const values = fc.oneof(
        fc.constant(''),
        fc.string({ minLength: 256 }),
        fc.constantFrom(undefined, null, 0, 123456789012, true, [], {}, ['a'], new String('a')),
      );
      fc.assert(
        fc.property(fc.constantFrom(...names(policy)), values, (name, value) => {
          fc.pre(value !== undefined || !policy.inputs[name]?.optional);
          expectRefused({ ...examples, [name]: value }, name);
        }),
      );
    });

    it('is never built with an option that it does not know', () => {
      const known = new Set([...names(policy), 'scheduler', 'release', 'text', 'partition']);
      const unknown = fc.oneof(
        fc.string().filter((name) => !known.has(name)),
        fc.constantFrom('__proto__', 'constructor', 'toString', 'features', 'Region', 'accountID'),
      );
      fc.assert(
        fc.property(unknown, fc.anything(), (name, value) => {
          const options = { ...common, ...examples };
          Object.defineProperty(options, name, { value, enumerable: true });
          expect(() => build(kind, options)).toThrow(InvalidInputError);
        }),
      );
    });

    it('is never built of inherited options', () => {
      for (const name of Object.keys(examples)) {
        const own: Options = { ...common, ...examples, [name]: undefined };
        expect(() => build(kind, Object.setPrototypeOf({ ...own }, examples))).toThrow(
          InvalidInputError,
        );
        const { [name]: _left, ...rest } = own;
        const polluted = JSON.parse(`{"__proto__":${JSON.stringify(examples)}}`);
        expect(() => build(kind, { ...rest, ...polluted })).toThrow(InvalidInputError);
      }
    });

    /** Separators that are a part of an input's own grammar. */
    function ownCharacters(name: string): string {
      if (name === 'rolePath' || name === 'secretName') return '/';
      return name.endsWith('Arn') ? ':/' : '';
    }

    function expectRefused(given: Options, name: string): void {
      let thrown: unknown;
      try {
        build(kind, { ...common, ...given });
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBeInstanceOf(PclusterIamError);
      expect(thrown).toMatchObject({
        code: 'invalid-input',
        issues: expect.arrayContaining([
          expect.objectContaining({ input: expect.stringMatching(new RegExp(`^${name}\\b`)) }),
        ]),
      });
      expect(String(thrown)).not.toMatch(/(?!\n)\p{C}/u);
    }
  },
);

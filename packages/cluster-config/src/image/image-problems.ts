import type { Found, Setting } from '../cluster-config.ts';
import type { ConfigProblem } from '../errors.ts';
import { found, group, type Part, parts } from '../v3/found.ts';

/** What values have to look like, as the schema of ParallelCluster has it. */
const forms: Readonly<Record<string, readonly [form: RegExp, words: string]>> = {
  InstanceRole: [/^arn:.*:(?:role|instance-profile)\//, 'the ARN of a role'],
  InstanceProfile: [/^arn:.*:instance-profile\//, 'the ARN of an instance profile'],
  CleanupLambdaRole: [/^arn:.*:role\//, 'the ARN of a role'],
  PermissionsBoundary: [/^arn:.*:policy\//, 'the ARN of a policy'],
};

/** What is wrong with the settings of an image beyond their shapes. */
export function imageProblems(root: Part): readonly ConfigProblem[] {
  const required = ['InstanceType', 'ParentImage'].filter((name) => !found(root, 'Build', name));
  const build = group(root, 'Build');
  const parent = found(root, 'Build', 'ParentImage');
  const iam = Object.entries(forms).flatMap(([name, [form, words]]) => {
    const value = found(root, 'Build', 'Iam', name);
    return value && !form.test(value.value) ? [at(value, `is not ${words}`)] : [];
  });
  return [
    ...required.flatMap((name) => (build ? [at(build, `has no ${name}, which it needs`)] : [])),
    ...(parent && !/^(?:ami|arn)/.test(parent.value)
      ? [at(parent, 'is neither an image nor the ARN of one')]
      : []),
    ...iam,
    ...besides(root),
    ...parts(root, 'Build', 'Components').flatMap(componentProblems),
  ];
}

/** Of role, profile and further policies the instance has one. */
function besides(root: Part): readonly ConfigProblem[] {
  const names = ['InstanceRole', 'InstanceProfile', 'AdditionalIamPolicies'];
  const [first, ...others] = names.flatMap((name) => group(root, 'Build', 'Iam', name) ?? []);
  const beside = first?.setting.slice(first.setting.lastIndexOf('/') + 1);
  return others.map((one) => at(one, `cannot stand beside ${beside}`));
}

function componentProblems(component: Part): readonly ConfigProblem[] {
  const [type, value] = [found(component, 'Type'), found(component, 'Value')];
  if (type === undefined) return [];
  if (type.value !== 'arn' && type.value !== 'script') {
    return [at(type, `is ${shown(type)}; it is arn or script`)];
  }
  if (value === undefined) return [at(type, 'has no Value beside it')];
  if (type.value === 'arn' && !value.value.startsWith('arn')) {
    return [at(value, 'is no ARN, as its Type says')];
  }
  if (type.value === 'script' && !/^(?:https|s3):/.test(value.value)) {
    return [at(value, 'is no address of https or s3, which a script has')];
  }
  return [];
}

function shown({ value }: Found): string {
  return JSON.stringify(value.slice(0, 80));
}

function at({ line, column, setting }: Setting, message: string): ConfigProblem {
  return { line, column, message: `${setting} ${message}` };
}

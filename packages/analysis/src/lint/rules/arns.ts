import { iamLimits } from '@pcluster-iam/core';
import { canBe, splitArn } from '../../match/resource-overlap.ts';
import type { ServiceData } from '../../service-data.ts';
import type { Rule } from '../rule.ts';
import type { LintedStatement } from '../statement.ts';
import { unknownPart } from '../unknown-part.ts';

const guide = 'IAM User Guide, "IAM ARNs"';

/** Resources are ARNs that something can have. */
export const arnRules: readonly Rule[] = [
  {
    code: 'arn-form',
    severity: 'error',
    title: 'a resource that is no ARN',
    explanation: `A resource is * or an ARN of six segments, the service of which takes no wildcard. ${guide}.`,
    *check({ statements }) {
      for (const { text, path } of resourceElements(statements)) {
        if (text === '*' || isWhole(text)) continue;
        yield { path, message: `${JSON.stringify(text)} is neither * nor an ARN of six segments.` };
      }
    },
  },
  {
    code: 'arn-partition',
    severity: 'error',
    title: 'an ARN of another partition',
    explanation: `What is in another partition is never reached: China is aws-cn, GovCloud aws-us-gov. ${guide}.`,
    *check({ statements, partition }) {
      if (partition === undefined) return;
      for (const { text, path } of resourceElements(statements)) {
        const named = splitArn(text)?.[1];
        if (named === undefined || named === partition) continue;
        if (/[*?$]/.test(named) || named.includes(unknownPart)) continue;
        yield {
          path,
          message: `The ARN names the partition ${named}; here it is ${partition}, so it matches nothing.`,
          fix: {
            title: `Name the partition ${partition}`,
            edits: [{ path, value: text.replace(/^arn:[^:]*/, `arn:${partition}`) }],
            changesGrants: true,
          },
        };
      }
    },
  },
  {
    code: 'arn-segments',
    severity: 'error',
    title: 'an ARN with a segment that the service leaves empty',
    explanation: `ARNs of S3 have no region and no account, those of IAM no region; one that has matches nothing. An empty service matches nothing either. ${guide}.`,
    *check({ statements, services }) {
      for (const { text, path } of resourceElements(statements)) {
        const problem = segmentProblem(text, services);
        if (problem !== undefined) yield { path, message: problem };
      }
    },
  },
  {
    code: 'placeholder',
    severity: 'error',
    title: 'a placeholder that was left in',
    explanation:
      'A placeholder of a guide is to be replaced by a value; as it stands it matches nothing.',
    *check({ statements }) {
      for (const { text, path } of resourceElements(statements)) {
        const [found] = /<[A-Za-z][^<>]{0,60}>|\b(?:YOUR|MY)[-_][A-Z]+[A-Z_-]*\b/.exec(text) ?? [];
        if (found === undefined) continue;
        yield {
          path,
          message: `The placeholder ${found} was left in, so the ARN matches nothing.`,
        };
      }
    },
  },
];

function* resourceElements(statements: readonly LintedStatement[]) {
  for (const { resources, notResources } of statements) {
    yield* resources;
    yield* notResources;
  }
}

/** A policy variable or a part that is filled in later may stand anywhere. */
function isWhole(text: string): boolean {
  return (
    iamLimits.arn.test(text) ||
    /\$\{|</.test(text) ||
    text.includes(unknownPart) ||
    hasEmptyService(text)
  );
}

function hasEmptyService(text: string): boolean {
  const segments = splitArn(text);
  return segments?.[0] === 'arn' && segments[2] === '';
}

function segmentProblem(text: string, services: ServiceData): string | undefined {
  const [, , service, region, account] = splitArn(text) ?? [];
  if (service === '') return 'The segment of the service is empty, so the ARN matches nothing.';
  const isFilled = (segment: string | undefined) => segment !== undefined && !/^\**$/.test(segment);
  // Access points and others of S3 have both.
  const isOfS3 = services.find('s3')?.resourceTypes.some((type) => canBe(text, type));
  if (service === 's3' && !isOfS3) {
    if (isFilled(region))
      return `ARNs of buckets have no region; ${region} makes this match nothing.`;
    if (isFilled(account)) {
      return `ARNs of buckets have no account; ${account} makes this match nothing.`;
    }
  }
  if (service === 'iam' && isFilled(region)) {
    return `ARNs of IAM have no region; ${region} makes this match nothing.`;
  }
  return undefined;
}

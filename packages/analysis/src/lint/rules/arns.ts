import { iamLimits } from '@pcluster-iam/core';
import {
  canBe,
  canBeCalled,
  segmentOf,
  serviceOf,
  splitArn,
} from '../../match/resource-overlap.ts';
import type { ResourceType, Service } from '../../services/service.ts';
import { grouped } from '../grouped.ts';
import { readAction } from '../read-action.ts';
import type { LintContext, Rule, RuleFinding } from '../rule.ts';
import type { Element, LintedStatement } from '../statement.ts';
import { hasUnknownPart, unknownPart } from '../unknown-part.ts';

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
        const [arn, named] = splitArn(text) ?? [];
        if (arn !== 'arn' || named === undefined || named === partition) continue;
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
    title: 'an ARN with a segment that is filled or empty and should not be',
    explanation: `A region or an account that stands where the service leaves it empty, or is missing where the service names it, makes an ARN match nothing: ARNs of buckets have neither, those of IAM no region. An empty service matches nothing either. ${guide}; the forms of ARNs are those of the Service Authorization Reference.`,
    check: arnSegments,
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

function* arnSegments({ statements, services }: LintContext): Generator<RuleFinding> {
  for (const { actions, notActions, resources, notResources } of statements) {
    let own: ReadonlySet<Service | undefined> | undefined;
    for (const resource of [...resources, ...notResources]) {
      const segments = splitArn(resource.text);
      if (segments === undefined) continue;
      const [, , name = ''] = segments;
      const named = services.find(name);
      if (named !== undefined && isOfType(resource.text, typesIn(named, name))) continue;
      // Some services speak of the resources of others.
      own ??= new Set(
        [...actions, ...notActions].map(({ text }) => readAction(text, services).service),
      );
      const types = [...new Set(own).add(named)].flatMap((service) =>
        service ? typesIn(service, name) : [],
      );
      if (isOfType(resource.text, types)) continue;
      yield* segmentProblem(resource, segments, types);
    }
  }
}

function isOfType(resource: string, types: readonly ResourceType[]): boolean {
  return types.some((type) => canBe(resource, type));
}

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

function* segmentProblem(
  { path }: Element,
  segments: readonly string[],
  types: readonly ResourceType[],
): Generator<RuleFinding> {
  if (segments[2] === '') {
    yield { path, message: 'The segment of the service is empty, so the ARN matches nothing.' };
  }
  const [form, ...others] = typesMeant(segments[5] ?? '', types);
  if (form === undefined) return;
  const problems = ([3, 4] as const).flatMap((index) => {
    const segment = segments[index] ?? '';
    const forms = [form, ...others].map((type) => segmentOf(type, index));
    const isFilled = segment !== '' && !/^\*+$|\$\{/.test(segment) && !hasUnknownPart(segment);
    const isWrong =
      (segment === '' && !forms.some(({ empty }) => empty)) ||
      (isFilled && !forms.some(({ filled }) => filled));
    return isWrong ? [{ index, segment, what: index === 3 ? 'region' : 'account' }] : [];
  });
  // One mistake is told at a time.
  const [first] = problems;
  if (first === undefined) return;
  const { what, segment } = first;
  if (segment === '') {
    const message = `The ARN names no ${what}, so it matches nothing; its form is ${form.arn}.`;
    yield { path, message };
    return;
  }
  const message = `The ARN names the ${what} ${segment} where there is none, so it matches nothing; its form is ${form.arn}.`;
  const isMended = problems.every((one) => one.segment !== '');
  const mended = problems.reduce((all, { index }) => all.with(index, ''), [...segments]);
  const fix = {
    title: `Take the ${problems.map((one) => one.what).join(' and the ')} out`,
    edits: [{ path, value: mended.join(':') }],
    changesGrants: true,
  };
  yield { path, message, ...(isMended ? { fix } : {}) };
}

/** The types of resource that an ARN can be one of by its name; where there are none, all of them. */
function typesMeant(name: string, types: readonly ResourceType[]): readonly ResourceType[] {
  // A part that is filled in later may become anything.
  const pattern = name.replaceAll(unknownPart, '*').replace(/\$\{[^}]*\}/g, '*');
  const named = types.filter((type) => canBeCalled(pattern, type));
  return named.length > 0 ? named : types;
}

const byNamedService = new WeakMap<Service, ReadonlyMap<string, readonly ResourceType[]>>();

/** The types of resource of a service whose ARNs name a service, mostly itself. */
function typesIn(service: Service, name: string): readonly ResourceType[] {
  const known =
    byNamedService.get(service) ??
    grouped(service.resourceTypes.map((type) => [serviceOf(type) ?? '', type]));
  byNamedService.set(service, known);
  return known.get(name) ?? [];
}

import type { Rule } from '../rule.ts';
import type { ConditionTest } from '../statement.ts';

/** Keys of a condition that name who asks, or for whom. */
const naming =
  /^(?:aws:(?:principal(?:arn|account|orgid|orgpaths|servicename|tag\/.+)|source(?:arn|account|orgid|orgpaths)|userid|username)|sts:externalid)$/;

/** Who may take a role on, and what services are called. */
export const principalRules: readonly Rule[] = [
  {
    code: 'trust-of-anyone',
    severity: 'warning',
    title: 'a role that anyone may take on',
    explanation:
      'Principal * is everyone, in every account of AWS. In a trust policy a condition has to name who is meant: aws:PrincipalArn, aws:PrincipalOrgID, aws:SourceArn, sts:ExternalId or the like. IAM User Guide, "AWS JSON policy elements: Principal".',
    *check({ statements, use }) {
      if (use !== 'trust') return;
      for (const { effect, principals, conditions } of statements) {
        const anyone = principals.find(
          ({ text, kind }) => text === '*' && (kind === '*' || kind === 'AWS'),
        );
        if (effect !== 'Allow' || !anyone || conditions.some(namesWho)) continue;
        yield {
          path: anyone.path,
          message:
            'Anyone in any account may take the role on: no condition names who is meant, as aws:PrincipalArn, aws:PrincipalOrgID or sts:ExternalId would.',
        };
      }
    },
  },
  {
    code: 'service-principal',
    severity: 'warning',
    title: 'a service by a name that AWS does not document',
    explanation:
      'A service is called SERVICE.amazonaws.com, in aws, aws-us-gov and aws-cn alike, and some in aws-cn SERVICE.amazonaws.com.cn; some of AWS\'s own templates write amazonaws.cn or amazonaws-us-gov.com. IAM User Guide, "AWS service principals".',
    *check({ statements }) {
      for (const { principals, conditions } of statements) {
        const services = principals.filter(({ kind }) => kind === 'Service');
        const passed = conditions
          .filter(({ key }) => key.toLowerCase() === 'iam:passedtoservice')
          .flatMap(({ values, path }) => values.map((text) => ({ text, path })));
        for (const { text, path } of [...services, ...passed]) {
          const [, service, suffix] =
            /^(.+)\.(amazonaws\.cn|amazonaws-us-gov\.com)$/i.exec(text) ?? [];
          if (service === undefined) continue;
          const chinese =
            suffix?.toLowerCase() === 'amazonaws.cn' ? ` or ${service}.amazonaws.com.cn` : '';
          yield {
            path,
            message: `AWS documents no service principal ${text}; ${service}.amazonaws.com${chinese} is meant, perhaps.`,
          };
        }
      }
    },
  },
];

/** Whether a test fails for those that it does not name. */
function namesWho({ operator, key, values }: ConditionTest): boolean {
  return (
    naming.test(key.toLowerCase()) &&
    /^(?:ForAnyValue:)?(?:String|Arn)(?:Equals(?:IgnoreCase)?|Like)$/.test(operator) &&
    values.every((value) => !/^\**$/.test(value))
  );
}

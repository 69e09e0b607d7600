import type { Random } from './random.ts';

/** Puts a document into a file of another kind that `readPolicies` looks for documents in. */
export function wrap(document: unknown, other: unknown, random: Random): unknown {
  const text = JSON.stringify(document);
  const written = random.pick([
    document,
    text,
    encodeURIComponent(text.replace(/\p{Surrogate}/gu, '?')),
    `${text} `,
  ]);
  const resource = (Type: string, Properties: object) => ({
    Resources: { Demo: { Type, Properties } },
  });
  return random.pick<unknown>([
    [document, other],
    { one: document, __other: other },
    { PolicyVersion: { Document: written } },
    { RoleName: 'demo', PolicyDocument: written },
    { Role: { AssumeRolePolicyDocument: written } },
    {
      RoleDetailList: [
        { RoleName: 'demo', RolePolicyList: [{ PolicyDocument: written }] },
        { AssumeRolePolicyDocument: other },
      ],
      Policies: [{ PolicyVersionList: [{ IsDefaultVersion: true, Document: written }] }],
    },
    resource('AWS::IAM::ManagedPolicy', { PolicyDocument: written }),
    resource('AWS::IAM::Role', {
      AssumeRolePolicyDocument: other,
      Policies: [{ PolicyName: { Ref: 'Name' }, PolicyDocument: document }],
    }),
    resource('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Version: { 'Fn::If': ['isOld', '2008-10-17', '2012-10-17'] },
        Statement: [{ 'Fn::If': ['isWide', document, { Ref: 'AWS::NoValue' }] }, other],
      },
    }),
    resource('AWS::IAM::Policy', { PolicyDocument: { 'Fn::Sub': [text, {}] } }),
    {
      planned_values: {
        root_module: {
          resources: [{ type: 'aws_iam_policy', address: 'demo', values: { policy: text } }],
          child_modules: [
            { resources: [{ type: 'aws_iam_role', values: { assume_role_policy: written } }] },
          ],
        },
      },
    },
  ]);
}

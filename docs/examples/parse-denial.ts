import { parseDenial, whereToLook } from '@pcluster-iam/analysis';

const text = `CREATE_FAILED AWS::IAM::Role CleanupResourcesRole
Resource handler returned message: "User: arn:aws:iam::123456789012:user/demo is not authorized
to perform: iam:CreateRole on resource: arn:aws:iam::123456789012:role/parallelcluster/demo
with an explicit deny in a permissions boundary (Service: Iam, Status Code: 403)"`;

for (const { action, resource, reason } of parseDenial(text)) {
  console.log(`${action} on ${resource}`);
  console.log(whereToLook(reason));
}

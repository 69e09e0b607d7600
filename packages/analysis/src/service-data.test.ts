import { describe, expect, it } from 'vitest';
import { serviceData } from './service-data.ts';

// Facts of AWS's Service Authorization Reference, looked up by hand.
describe('the data of the services', () => {
  const action = (prefix: string, name: string) => serviceData.find(prefix)?.actions.get(name);

  it.each([
    ['sqs', 'listqueues', []],
    ['cloudformation', 'liststacks', []],
    ['s3', 'putobject', ['accesspointobject', 'object']],
    ['s3', 'getobject', ['accesspointobject', 'object']],
    ['s3', 'listallmybuckets', []],
    ['ec2', 'describeinstances', []],
    ['iam', 'passrole', ['role']],
    ['sqs', 'sendmessage', ['queue']],
  ])('knows what %s:%s is about', (prefix, name, types) => {
    expect(action(prefix, name)?.resourceTypes.map((type) => type.name)).toEqual(types);
  });

  it.each([
    ['sqs', 'listqueues', 'read'],
    ['ec2', 'runinstances', 'write'],
    ['iam', 'putrolepolicy', 'permissions management'],
    ['sqs', 'tagqueue', 'tagging'],
    ['s3', 'listbucket', 'list'],
  ])('knows the access level of %s:%s', (prefix, name, level) => {
    expect(action(prefix, name)?.accessLevel).toBe(level);
  });

  it('knows the condition keys of an action', () => {
    const keys = action('iam', 'passrole')?.conditionKeys.map(({ name }) => name);
    expect(keys).toContain('iam:PassedToService');
  });

  it('is dated', () => {
    expect(serviceData.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('can be read whole, each service with actions', () => {
    expect(serviceData.prefixes.length).toBeGreaterThan(400);
    for (const prefix of serviceData.prefixes) {
      expect(serviceData.find(prefix)?.actions.size, prefix).toBeGreaterThan(0);
    }
  });

  it.each(['efs', '', 'constructor', '__proto__', '../index', 'S3'])('knows no %j', (prefix) => {
    expect(serviceData.find(prefix)).toBeUndefined();
  });
});

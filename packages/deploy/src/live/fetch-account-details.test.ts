import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readAccount } from '../index.ts';
import { fetchAccountDetails } from '../live.ts';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const token = 'IQoJb3JpZ2luX2VjEXAMPLETOKEN';
const keyId = 'AKIAIOSFODNN7EXAMPLE';

/** An answer of AWS: a status and a body of XML. */
type Answer = readonly [status: number, body: string];

let answers: Answer[];
let asked: URLSearchParams[];
let server: Server;

beforeEach(async () => {
  answers = [];
  asked = [];
  server = createServer(async (request, response) => {
    asked.push(new URLSearchParams(await bodyOf(request)));
    const [status, body] = answers.shift() ?? [500, ''];
    response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A listening server of TCP has an address of this form.
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('AWS_ENDPOINT_URL_IAM', `http://127.0.0.1:${port}`);
  vi.stubEnv('AWS_ACCESS_KEY_ID', keyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', secret);
  vi.stubEnv('AWS_SESSION_TOKEN', token);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

// The forms are those of the IAM API Reference: "GetAccountAuthorizationDetails", "Common Errors".
const page = (content: string, marker?: string): Answer => [
  200,
  `<GetAccountAuthorizationDetailsResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
  <GetAccountAuthorizationDetailsResult>
    ${content}
    <IsTruncated>${marker !== undefined}</IsTruncated>
    ${marker === undefined ? '' : `<Marker>${marker}</Marker>`}
  </GetAccountAuthorizationDetailsResult>
</GetAccountAuthorizationDetailsResponse>`,
];
const refusal = (status: number, code: string, message: string): Answer => [
  status,
  `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
];
const users = (...names: readonly string[]) =>
  `<UserDetailList>${names.map((name) => `<member><UserName>${name}</UserName><Path>/</Path><Arn>arn:aws:iam::123456789012:user/${name}</Arn></member>`).join('')}</UserDetailList>`;
const throttled = refusal(400, 'Throttling', 'Rate exceeded');

const policy = `<Policies><member>
  <PolicyName>demo</PolicyName><Arn>arn:aws:iam::123456789012:policy/demo</Arn><Path>/</Path>
  <DefaultVersionId>v1</DefaultVersionId>
  <PolicyVersionList><member>
    <VersionId>v1</VersionId><IsDefaultVersion>true</IsDefaultVersion>
    <Document>%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%5D%7D</Document>
  </member></PolicyVersionList>
</member></Policies>`;

const fetch = (maxAttempts?: number) => fetchAccountDetails({ region: 'eu-west-1', maxAttempts });

// The client waits before it calls again.
describe('the account is asked', { timeout: 60_000 }, () => {
  it('page by page, with each marker, and without what AWS provides', async () => {
    answers = [page(users('ann'), 'one'), page(users('bob'), 'two'), page(policy)];
    const account = readAccount(await fetch());
    expect(account.users.map(({ name }) => name)).toEqual(['ann', 'bob']);
    expect(account.policies.map(({ name }) => name)).toEqual(['demo']);
    expect(account.accountId).toBe('123456789012');
    expect(asked.map((call) => call.get('Action'))).toEqual(
      Array(3).fill('GetAccountAuthorizationDetails'),
    );
    expect(asked.map((call) => call.get('Marker'))).toEqual([null, 'one', 'two']);
    const filter = [1, 2, 3, 4].map((index) => asked[0]?.get(`Filter.member.${index}`));
    expect(filter).toEqual(['User', 'Group', 'Role', 'LocalManagedPolicy']);
  });

  it.each<readonly [what: string, answer: Answer]>([
    ['is throttled', throttled],
    ['is throttled with too many requests', refusal(429, 'TooManyRequestsException', 'Slow down')],
    ['is not there', refusal(503, 'ServiceUnavailable', 'Try again')],
    ['breaks', [500, '']],
  ])('again where AWS %s, on the page that it was asked for', async (_what, answer) => {
    answers = [page(users('ann'), 'one'), answer, answer, page(users('bob'))];
    expect(readAccount(await fetch()).users).toHaveLength(2);
    expect(asked.map((call) => call.get('Marker'))).toEqual([null, 'one', 'one', 'one']);
  });

  it('so often and not for ever', async () => {
    answers = Array(9).fill(throttled);
    await expect(fetch(3)).rejects.toThrow('The account cannot be read: Throttling: Rate exceeded');
    expect(asked).toHaveLength(3);
  });

  it('and what is cut off is not taken for the whole', async () => {
    answers = [page(users('ann'), '')];
    const details = await fetch();
    expect(() => readAccount(details)).toThrow('its last page is truncated');
  });

  it('once where AWS refuses', async () => {
    answers = [
      refusal(403, 'AccessDenied', 'User: arn:aws:iam::123456789012:user/ann is not authorized'),
    ];
    await expect(fetch()).rejects.toMatchObject({
      code: 'unreadable-account',
      message:
        'The account cannot be read: AccessDenied: User: arn:aws:iam::123456789012:user/ann is not authorized',
    });
    expect(asked).toHaveLength(1);
  });
});

describe('no credentials are told', () => {
  it('where AWS answers with what was signed', async () => {
    const signed = `The Canonical String for ${keyId} was 'x-amz-security-token:${token}' ${secret}\nx-amz-security-token:${token}`;
    answers = [refusal(403, 'SignatureDoesNotMatch', signed)];
    const error = await fetch().catch((cause: unknown) => cause);
    const told = inspect(error, { depth: Infinity, showHidden: true });
    expect(told).toContain('SignatureDoesNotMatch');
    for (const one of [secret, token, keyId]) expect(told).not.toContain(one);
  });

  it('where there are none', async () => {
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']) {
      vi.stubEnv(name, undefined);
    }
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
    vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
    await expect(fetch()).rejects.toThrow('Could not load credentials from any providers');
    expect(asked).toEqual([]);
  });
});

it('tells why nobody answers', async () => {
  vi.stubEnv('AWS_ENDPOINT_URL_IAM', 'http://127.0.0.1:1');
  await expect(fetch(1)).rejects.toThrow(/^The account cannot be read: .*ECONNREFUSED/);
});

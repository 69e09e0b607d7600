import type { IAMClient } from '@aws-sdk/client-iam';

/**
 * Why a call failed, in one line without credentials: a refused signature is answered with the text
 * that was signed, in which a session token stands.
 */
export async function reasonWithoutSecrets(error: unknown, client: IAMClient): Promise<string> {
  if (!(error instanceof Error)) return 'the call failed';
  const { name, message } = error;
  const code = 'code' in error ? String(error.code) : '';
  const [line = ''] = message.split('\n');
  const secrets = Object.values(await credentialsOf(client));
  const reason = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), line);
  return [name, reason.slice(0, longest) || code].filter((part) => part !== '').join(': ');
}

/** So much of a message is told. */
const longest = 300;

async function credentialsOf(client: IAMClient): Promise<Readonly<Record<string, string>>> {
  try {
    const { accessKeyId, secretAccessKey, sessionToken = '' } = await client.config.credentials();
    const found = { accessKeyId, secretAccessKey, sessionToken };
    return Object.fromEntries(Object.entries(found).filter(([, secret]) => secret !== ''));
  } catch {
    // Where there are none, none can be told.
    return {};
  }
}

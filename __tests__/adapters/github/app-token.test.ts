import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.ts';
import type { Connection } from '../../../src/core/request/request.ts';
import { startBorder } from './border.ts';
import { connected, queryFor, refusalOf } from './connected.ts';

let box: Sandbox;
let appId: string;
let privateKey: string;

beforeAll(async () => {
  box = await startSandbox();
  for (const name of ['config', 'other']) {
    await box.addRepository({ owner: 'acme', name, private: true, files: { 'app.yaml': 'tag: 1\n' } });
  }
  const permissions = { contents: 'write', pull_requests: 'write', metadata: 'read' } as const;
  const added = box.addApp({ slug: 'bot', installOn: 'acme', permissions, repositories: ['acme/config'] });
  appId = String(added.app.id);
  privateKey = added.privateKey;
});
afterAll(() => box.stop());

function app(over: Partial<{ appId: string; privateKey: string }> = {}): Connection['credential'] {
  return { kind: 'app', appId, privateKey, ...over };
}

const pkcs8 = () => String(createPrivateKey(privateKey).export({ type: 'pkcs8', format: 'pem' }));

const WRITINGS: readonly (readonly [string, () => string])[] = [
  ['PKCS#1', () => privateKey],
  ['PKCS#8', pkcs8],
  ['escaped line breaks', () => privateKey.replaceAll('\n', '\\n')],
  ['CRLF', () => privateKey.replaceAll('\n', '\r\n')],
];
test.each(WRITINGS)('a key written as %s mints a token that opens the repository', async (_how, key) => {
  const { github, masked } = await connected(box, { credential: app({ privateKey: key() }) });
  const { facts, notices } = await github.repository.open(queryFor(['app.yaml']));
  expect(facts.viewer).toBe('bot[bot]');
  expect(notices).toEqual([]);
  expect(masked).toHaveLength(2);
  await github.close();
});

test('the token reaches this one repository with the permissions asked for, and ends with close', async () => {
  const { github, masked, log } = await connected(box, { credential: app() });
  const token = masked[1] ?? '';
  const ask = (path: string) =>
    fetch(`${box.apiUrl}${path}`, { headers: { authorization: `token ${token}` } });
  expect((await ask('/repos/acme/config')).status).toBe(200);
  expect((await ask('/repos/acme/other')).status).toBe(404);
  await github.close();
  await github.close();
  expect((await ask('/repos/acme/config')).status).toBe(401);
  expect(box.log.entries.filter(({ method }) => method === 'DELETE').length).toBeGreaterThan(0);
  for (const secret of masked) expect(log.lines.join('\n')).not.toContain(secret);
});

const BAD_KEYS: readonly (readonly [string, () => string, string])[] = [
  ['no PEM', () => 'secret-words', 'no PEM text'],
  ['one line', () => privateKey.replaceAll('\n', ' '), 'lost its line breaks'],
  ['cut off', () => privateKey.slice(0, 200), 'cut off'],
  ['an elliptic curve', () => ecKey(), 'not an RSA key'],
];
test.each(BAD_KEYS)('a key that is %s is told so, without any of it', async (_how, key, words) => {
  const error = await refusalOf(connected(box, { credential: app({ privateKey: key() }) }));
  expect(error.code).toBe('app-credentials');
  expect(error.message).toContain(words);
  expect(error.message).not.toContain(key().slice(0, 12));
});

test("another App's key is told as a mismatch", async () => {
  const { privateKey: other } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = String(other.export({ type: 'pkcs1', format: 'pem' }));
  const error = await refusalOf(connected(box, { credential: app({ privateKey: pem }) }));
  expect(error.code).toBe('app-credentials');
  expect(error.message).toContain('does not accept the private key');
});

test('an App that is not installed on the repository is told where to install it', async () => {
  const error = await refusalOf(connected(box, { credential: app(), name: 'other' }));
  expect(error.code).toBe('app-credentials');
  expect(error.message).toContain('not installed on acme/other');
});

test('a permission that the installation lacks is named before a token is minted', async () => {
  const lacking = box.addApp({ slug: 'weak', installOn: 'acme', permissions: { contents: 'read' } });
  const credential = app({ appId: String(lacking.app.id), privateKey: lacking.privateKey });
  const error = await refusalOf(connected(box, { credential }));
  expect(error.code).toBe('permission-missing');
  expect(error.message).toContain('"Contents: write" and "Pull requests: write"');
});

test("a runner's clock that is wrong is corrected by GitHub's", async () => {
  const message =
    "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
  const date = new Date(Date.now() + 3_600_000).toUTCString();
  const border = await startBorder(
    { status: 401, body: { message }, headers: { date } },
    { body: { id: 1, permissions: { contents: 'write', pull_requests: 'write' }, suspended_at: null } },
    { status: 201, body: { token: 'ghs_minted' } },
  );
  const { masked } = await connected({ apiUrl: `${border.url}/api/v3` }, { credential: app() });
  await border.stop();
  expect(masked.at(-1)).toBe('ghs_minted');
  expect(issuedAt(masked[1]) - issuedAt(masked[0])).toBeGreaterThan(3500);
  expect(JSON.parse(border.asked[2]?.body ?? '')).toEqual({
    repositories: ['config'],
    permissions: { contents: 'write', pull_requests: 'write' },
  });
});

function issuedAt(jwt: string | undefined): number {
  return JSON.parse(Buffer.from(jwt?.split('.')[1] ?? '', 'base64url').toString()).iat;
}

function ecKey(): string {
  const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return String(key.export({ type: 'pkcs8', format: 'pem' }));
}

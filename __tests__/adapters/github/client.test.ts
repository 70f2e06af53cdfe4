import { createServer } from 'node:http';
import { type AddressInfo, connect as tcp } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { addressesOf, graphqlUrlOf } from '../../../src/adapters/github/address.ts';
import { tokenKindOf } from '../../../src/adapters/github/token-kind.ts';
import { type Border, type Literal, startBorder } from './border.ts';
import { connected, queryFor, refusalOf } from './connected.ts';

let border: Border | undefined;
afterEach(async () => {
  vi.unstubAllEnvs();
  await border?.stop();
});

const OID = 'a'.repeat(40);
const OPENED = {
  data: {
    viewer: { login: 'alice' },
    repository: {
      id: 'R_1',
      nameWithOwner: 'acme/config',
      url: 'https://github.com/acme/config',
      isArchived: false,
      isEmpty: false,
      webCommitSignoffRequired: false,
      defaultBranchRef: { name: 'main' },
      base: { name: 'main', target: { __typename: 'Commit', oid: OID }, compare: null },
      proposal: null,
      scratch: null,
      pullRequests: { nodes: [] },
    },
  },
};
const LIMITED = { data: null, errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] };

async function against(answers: readonly Literal[], maxWaitSeconds = 900) {
  border = await startBorder(...answers);
  const place = { apiUrl: `${border.url}/api/v3` };
  return { ...(await connected(place, { credential: 'ghp_secret', maxWaitSeconds })), border };
}

function soon(seconds: number): Readonly<Record<string, string>> {
  return {
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + seconds),
  };
}

test.each([
  ['https://api.github.com', 'https://api.github.com/graphql'],
  ['https://ghe.example.test/api/v3', 'https://ghe.example.test/api/graphql'],
  ['https://ghe.example.test/api/v3/', 'https://ghe.example.test/api/graphql'],
  ['https://api.acme.ghe.com', 'https://api.acme.ghe.com/graphql'],
])("GraphQL of %s is %s where it isn't given", (rest, graphql) => {
  expect(graphqlUrlOf(rest)).toBe(graphql);
  expect(addressesOf(rest, 'https://given.test/g').graphql).toBe('https://given.test/g');
});

test.each([
  ['ghp_x', 'classic'],
  ['github_pat_x', 'fine-grained'],
  [`ghs_123_${'e'.repeat(500)}.a.b`, 'installation'],
  ['ghu_x', 'user-to-server'],
  ['0123456789abcdef0123456789abcdef01234567', 'unknown'],
])('the token %s is of the kind %s', (token, kind) => {
  expect(tokenKindOf(token)).toBe(kind);
});

test('every request names version and client, and its id is in the debug log', async () => {
  const headers = { 'x-github-request-id': 'ABCD:1' };
  const { github, log, border } = await against([{ body: OPENED, headers }]);
  await github.repository.open(queryFor([]));
  expect(border.asked).toHaveLength(1);
  expect(border.asked[0]).toMatchObject({
    path: '/api/graphql',
    headers: { 'x-github-api-version': '2022-11-28', authorization: 'token ghp_secret' },
  });
  expect(border.asked[0]?.headers['user-agent']).toMatch(/^gitops-release-action/);
  expect(log.lines.join('\n')).toContain('OpenRepository -> 200');
  expect(log.lines.join('\n')).toContain('request id ABCD:1');
});

describe('reads are sent again', () => {
  const FAULTS: readonly (readonly [string, Literal])[] = [
    ['a 502', { status: 502, body: '<html>' }],
    ['a broken connection', { drop: true }],
    ['a page instead of JSON', { body: '<html>Login</html>' }],
    [
      'an internal error',
      { body: { data: null, errors: [{ message: 'Something went wrong while executing your query' }] } },
    ],
    ['a rate limit inside of a 200', { body: LIMITED, headers: soon(1) }],
    [
      'a secondary limit',
      {
        status: 403,
        body: { message: 'You have exceeded a secondary rate limit' },
        headers: { 'retry-after': '1' },
      },
    ],
    ['a 429 without any header', { status: 429, body: { message: 'Too many requests' } }],
  ];
  test.each(FAULTS)('after %s', async (_title, fault) => {
    const { github, border } = await against([fault, { body: OPENED }]);
    expect((await github.repository.open(queryFor([]))).facts.base.oid).toBe(OID);
    expect(border.asked).toHaveLength(2);
  });

  test('but not for ever: GitHub is then called unreachable', async () => {
    const { github, border } = await against([{ status: 502, body: 'x' }]);
    expect((await refusalOf(github.repository.open(queryFor([])))).code).toBe('github-unreachable');
    expect(border.asked).toHaveLength(4);
  });
});

describe('limits', () => {
  test('a wait is announced with its end', async () => {
    const { github, log } = await against([{ body: LIMITED, headers: soon(30) }, { body: OPENED }]);
    await github.repository.open(queryFor([]));
    expect(log.lines.join('\n')).toMatch(/hourly rate limit is used up: waiting 3\d s, until \d{4}-.* UTC/);
  });

  test('a wait beyond the bound is not begun: the error says when the limit ends', async () => {
    const { github, border } = await against([{ body: LIMITED, headers: soon(3000) }], 600);
    const error = await refusalOf(github.repository.open(queryFor([])));
    expect(error.code).toBe('rate-limited');
    expect(error.message).toMatch(/until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/);
    expect(border.asked).toHaveLength(1);
  });

  test('waits add up to the bound, however short each of them is', async () => {
    const limit = {
      status: 403,
      body: { message: 'secondary rate limit' },
      headers: { 'retry-after': '60' },
    };
    const { github, border } = await against([limit], 300);
    expect((await refusalOf(github.repository.open(queryFor([])))).code).toBe('rate-limited');
    expect(border.asked).toHaveLength(6);
  });

  test('queries are not paced as writes are: they create nothing', async () => {
    const { github, border } = await against([{ body: OPENED }]);
    const started = performance.now();
    for (let count = 0; count < 40; count += 1) await github.repository.open(queryFor([]));
    expect(border.asked).toHaveLength(40);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('a burst of writes is not spaced out', async () => {
    const done = { body: { data: { createRef: { ref: null } } } };
    const { github } = await against([{ body: OPENED }, done]);
    await github.repository.open(queryFor([]));
    const started = performance.now();
    for (const branch of ['a', 'b', 'c', 'd']) await github.branches.create(branch, OID);
    expect(performance.now() - started).toBeLessThan(900);
  });
});

describe('an answer with gaps', () => {
  test('a server that does not know a field is asked again without the optional ones', async () => {
    const unknown = { errors: [{ message: "Field 'rules' doesn't exist on type 'Ref'" }] };
    const { github, border } = await against([{ body: unknown }, { body: OPENED }]);
    await github.repository.open(queryFor([]));
    expect(border.asked[0]?.body).toContain('refUpdateRule');
    expect(border.asked[1]?.body).not.toContain('refUpdateRule');
  });

  test('optional parts may be refused', async () => {
    const path = ['repository', 'base', 'refUpdateRule'];
    const errors = [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration', path }];
    const { github } = await against([{ body: { ...OPENED, errors } }]);
    expect((await github.repository.open(queryFor([]))).facts.requiredChecks).toEqual([]);
  });

  test('a file that is refused does not pass for a file that is missing', async () => {
    const path = ['repository', 'base', 'target', 'f0'];
    const errors = [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration', path }];
    const { github } = await against([{ body: { ...OPENED, errors } }]);
    expect((await refusalOf(github.repository.open(queryFor(['a'])))).code).toBe('permission-missing');
  });
});

test('the proxy variables are obeyed, and NO_PROXY too', async () => {
  border = await startBorder({ body: OPENED });
  const port = new URL(border.url).port;
  const through: string[] = [];
  const proxy = createServer().on('connect', (request, socket) => {
    through.push(request.url ?? '');
    const onward = tcp(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('HTTP_PROXY', `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  const place = { apiUrl: `http://ghe.example.test:${port}/api/v3` };
  const { github } = await connected(place, { credential: 'ghp_secret' });
  await github.repository.open(queryFor([]));
  expect(through).toEqual([`ghe.example.test:${port}`]);

  vi.stubEnv('NO_PROXY', '.example.test');
  const direct = await connected(place, { credential: 'ghp_secret' });
  expect((await refusalOf(direct.github.repository.open(queryFor([])))).code).toBe('github-unreachable');
  expect(through).toHaveLength(1);
  proxy.closeAllConnections();
  proxy.close();
});

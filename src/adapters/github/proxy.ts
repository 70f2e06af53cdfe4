/** Proxy variables for `fetch`: Node 24 reads them by itself only when it is started with a flag. */

type Environment = Readonly<Record<string, string | undefined>>;

const NAMES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];

/**
 * A `fetch` that goes through the proxy which HTTPS_PROXY, HTTP_PROXY and NO_PROXY (either case) name;
 * undefined where none is set or `apiUrl` is on this machine. The proxy library is loaded by the first
 * request, and only in that case: it is many times the size of the rest of the client.
 */
export function proxyFetchFor(apiUrl: string, environment: Environment): typeof fetch | undefined {
  const used = NAMES.some((name) => (environment[name] ?? '') !== '');
  if (!used || isLoopback(new URL(apiUrl).hostname)) return undefined;
  let loaded: Promise<typeof fetch> | undefined;
  return async (input, init) => {
    loaded ??= loadProxyFetch(environment);
    return (await loaded)(input, init);
  };
}

async function loadProxyFetch(environment: Environment): Promise<typeof fetch> {
  const { EnvHttpProxyAgent, fetch: undiciFetch } = await import('undici');
  const dispatcher = new EnvHttpProxyAgent({
    ...setting('httpProxy', environment['http_proxy'] ?? environment['HTTP_PROXY']),
    ...setting('httpsProxy', environment['https_proxy'] ?? environment['HTTPS_PROXY']),
    ...setting('noProxy', environment['no_proxy'] ?? environment['NO_PROXY']),
  });
  // The library's own fetch: Node's is another build of undici, whose dispatchers need not fit.
  type Init = Parameters<typeof undiciFetch>[1];
  const proxied = (url: string, init: Init) => undiciFetch(url, { ...init, dispatcher });
  return proxied as unknown as typeof fetch;
}

function setting(name: string, value: string | undefined): Readonly<Record<string, string>> {
  return value === undefined || value === '' ? {} : { [name]: value };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}

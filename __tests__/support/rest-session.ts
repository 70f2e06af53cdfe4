import { githubDescription } from './openapi.ts';

/** One answer of the sandbox, with the problems that GitHub's description finds in the exchange. */
export interface Answer {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
  readonly problems: readonly string[];
}

export interface Ask {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** A body that is sent as it is. */
  readonly raw?: string;
}

/** Makes requests to a REST API and judges each exchange by GitHub's description. */
export class RestSession {
  readonly answers: Answer[] = [];
  readonly #api: string;
  readonly #token: string;

  /** @param api address such as `http://127.0.0.1:4000/api/v3` */
  constructor(api: string, token: string) {
    this.#api = api;
    this.#token = token;
  }

  async ask(method: string, path: string, ask: Ask = {}): Promise<Answer> {
    const token = ask.token ?? this.#token;
    const sent = ask.raw ?? (ask.body === undefined ? undefined : JSON.stringify(ask.body));
    const response = await fetch(`${this.#api}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        'user-agent': 'contract-tests',
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
        ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
        ...ask.headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') === true;
    const body: unknown = json && text !== '' ? JSON.parse(text) : text;
    const answer = {
      method,
      path,
      status: response.status,
      headers: response.headers,
      body,
      problems:
        json || text === '' ? this.#problems(method, path, { ask, status: response.status, body }) : [],
    };
    this.answers.push(answer);
    return answer;
  }

  #problems(
    method: string,
    path: string,
    it: { readonly ask: Ask; readonly status: number; readonly body: unknown },
  ): readonly string[] {
    const bare = path.split('?')[0] ?? path;
    return githubDescription().problems({
      method,
      path: decodeURIComponent(bare),
      status: it.status,
      ...(it.ask.body === undefined ? {} : { requestBody: it.ask.body }),
      responseBody: it.body,
    });
  }
}

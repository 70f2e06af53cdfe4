/** A tiny HTTP server that answers from literals: for answers that no sandbox gives. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Notice } from '../../../src/core/errors.ts';
import type { Log } from '../../../src/core/ports.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** `body` is sent as JSON unless it is a string; `drop`: the connection ends without an answer. */
export interface Literal {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly drop?: boolean;
}

export interface Border {
  readonly url: string;
  readonly asked: Asked[];
  stop(): Promise<void>;
}

/** Answers requests in order; the last literal answers all that follow. */
export async function startBorder(...answers: readonly Literal[]): Promise<Border> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = '', url: path = '', headers } = request;
    asked.push({ method, path, headers, body: Buffer.concat(chunks).toString() });
    const answer = answers[Math.min(asked.length, answers.length) - 1] ?? {};
    if (answer.drop === true) return request.socket.destroy();
    const plain = typeof answer.body === 'string';
    response.writeHead(answer.status ?? 200, {
      'content-type': plain ? 'text/html' : 'application/json; charset=utf-8',
      ...answer.headers,
    });
    response.end(plain ? answer.body : JSON.stringify(answer.body ?? {}));
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, stop };
}

export interface KeptLog extends Log {
  readonly lines: string[];
  readonly notices: Notice[];
}

export function keptLog(): KeptLog {
  const lines: string[] = [];
  const notices: Notice[] = [];
  return {
    lines,
    notices,
    info: (text) => lines.push(text),
    debug: (text) => lines.push(text),
    notice: (notice) => notices.push(notice),
    group: (_title, body) => body(),
  };
}

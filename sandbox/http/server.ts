import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerControl } from './control.ts';
import { type Box, type Incoming, type Outgoing, readIncoming } from './exchange.ts';
import { type Outcome, Pipeline } from './pipeline.ts';

function requestId(count: number): string {
  const hex = (value: number, width: number): string => value.toString(16).toUpperCase().padStart(width, '0');
  return `${hex(count, 4)}:${hex(count * 7919, 6)}:${hex(count * 104729, 7)}:${hex(count * 1299709, 8)}`;
}

const COMMON: Readonly<Record<string, string>> = {
  server: 'github-sandbox',
  'x-github-media-type': 'github.v3; format=json',
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, max-age=60, s-maxage=60',
  vary: 'Accept, Authorization, Cookie, Accept-Encoding',
};

function send(response: ServerResponse, incoming: Incoming, answer: Outgoing): void {
  const version = incoming.headers['x-github-api-version'] ?? '2022-11-28';
  const headers = {
    ...(incoming.url.pathname.startsWith('/api/')
      ? { ...COMMON, 'x-github-api-version-selected': version }
      : {}),
    ...answer.headers,
    'x-github-request-id': incoming.requestId,
  };
  const bodiless = answer.status === 204 || answer.status === 304;
  response.writeHead(
    answer.status,
    bodiless ? headers : { ...headers, 'content-length': String(answer.body.length) },
  );
  response.end(incoming.method === 'HEAD' || bodiless ? undefined : answer.body);
}

/** The sandbox's HTTP server. It is not listening yet. */
export function makeServer(box: Box): Server {
  const pipeline = new Pipeline(box);
  let count = 0;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = performance.now();
    const time = new Date().toISOString();
    count += 1;
    const incoming = await readIncoming(request, requestId(count));
    if (incoming.url.pathname.startsWith('/_sandbox/'))
      return send(response, incoming, answerControl(box, incoming));
    const outcome = await pipeline.run(incoming);
    if (outcome.answer === null) request.socket.destroy();
    else send(response, incoming, outcome.answer);
    note(box, incoming, { outcome, time, durationMs: performance.now() - started });
  }

  return createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message: `sandbox: ${text}` }));
    });
  });
}

function note(
  box: Box,
  incoming: Incoming,
  done: { outcome: Outcome; time: string; durationMs: number },
): void {
  const { answer, operation, faults } = done.outcome;
  box.log.add({
    time: done.time,
    method: incoming.method,
    path: incoming.target,
    operation,
    status: answer?.status ?? 0,
    requestBytes: incoming.body.length,
    responseBytes: answer?.body.length ?? 0,
    durationMs: Math.round(done.durationMs * 10) / 10,
    client: incoming.headers['user-agent'] ?? '',
    requestId: incoming.requestId,
    faults: faults.map((fault) => fault.kind),
  });
}

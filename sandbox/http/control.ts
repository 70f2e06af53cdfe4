import { type Box, type Incoming, json, type Outgoing } from './exchange.ts';
import type { Fault } from './faults.ts';

const MAPS = (_key: string, value: unknown): unknown =>
  value instanceof Map ? Object.fromEntries(value) : value;

function faults(box: Box, { method, body, url }: Incoming): Outgoing {
  if (method === 'POST') {
    const id = box.faults.add(JSON.parse(body.toString()) as Fault);
    return json(201, { id });
  }
  if (method === 'DELETE') {
    const id = url.searchParams.get('id');
    if (id === null) box.faults.reset();
    else box.faults.remove(Number(id));
    return { status: 204, headers: {}, body: Buffer.alloc(0) };
  }
  return json(200, { count: box.faults.count, faults: box.faults.list() });
}

/** The sandbox's own addresses, below `/_sandbox/`: no credential, for it listens on loopback only. */
export function answerControl(box: Box, incoming: Incoming): Outgoing {
  const { pathname } = incoming.url;
  if (pathname === '/_sandbox/faults') return faults(box, incoming);
  if (pathname === '/_sandbox/log') return json(200, box.log.entries);
  if (pathname === '/_sandbox/routes') return json(200, box.router.list());
  if (pathname === '/_sandbox/state') {
    const body = Buffer.from(JSON.stringify(box.store.state, MAPS, 1));
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }
  return json(404, { message: `sandbox: there is no ${pathname}; try faults, log, routes or state` });
}

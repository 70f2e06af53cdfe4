import { type GraphQLRequest, runGraphQL } from '../graphql/execute.ts';
import { NODES } from '../graphql/nodes.ts';
import { type Exchange, json, type Outgoing } from './exchange.ts';

/** Reads a posted GraphQL request; null when the body is none. */
export function graphqlRequest(body: Buffer): GraphQLRequest | null {
  try {
    const value = JSON.parse(body.toString()) as Partial<GraphQLRequest> | null;
    if (typeof value?.query !== 'string') return null;
    return {
      query: value.query,
      variables: value.variables ?? {},
      operationName: value.operationName ?? null,
    };
  } catch {
    return null;
  }
}

/** Answers a GraphQL request: 200 whatever the operation said, 401 without a credential, 400 for no JSON. */
export async function answerGraphql(exchange: Exchange): Promise<Outgoing> {
  const { incoming, actor, store, box } = exchange;
  const docs = 'https://docs.github.com/graphql';
  if (actor.token === null) {
    const message = 'This endpoint requires you to be authenticated.';
    return json(401, { message, documentation_url: docs, status: '401' });
  }
  const request = graphqlRequest(incoming.body);
  if (incoming.method !== 'POST')
    return json(404, { message: 'Not Found', documentation_url: docs, status: '404' });
  if (request === null)
    return json(400, { message: 'Problems parsing JSON', documentation_url: docs, status: '400' });
  const context = { store, actor, url: incoming.addresses, limits: box.limits, nodes: NODES };
  return json(200, await runGraphQL(context, request));
}

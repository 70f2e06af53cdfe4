import type { Nodes } from './context.ts';
import { objectNode } from './objects.ts';
import { pullConnection, pullNode } from './pull.ts';
import { repositoryNode } from './repository.ts';

/** The builders that nodes link to one another with. */
export const NODES: Nodes = {
  repository: repositoryNode,
  pull: pullNode,
  pulls: pullConnection,
  object: objectNode,
};

import type { Talk } from './model-talk.ts';

/** What was said of a repository; an empty one is put in place at first use. */
export function talkOf(state: { readonly talk: Map<number, Talk> }, repositoryId: number): Talk {
  const known = state.talk.get(repositoryId);
  if (known !== undefined) return known;
  const talk: Talk = {
    reviewComments: new Map(),
    commitComments: new Map(),
    reactions: [],
    resolved: new Map(),
  };
  state.talk.set(repositoryId, talk);
  return talk;
}

import { ACTIONS_APP_ID } from './identity.ts';
import type { Actor, PushRestrictions, Repository } from './model.ts';
import type { Store } from './store.ts';
import { teamsOf } from './teams.ts';

/** Whether an actor is among those who may push; null restricts nobody. */
export function isAllowedToPush(
  store: Store,
  { actor, repository }: { readonly actor: Actor; readonly repository: Repository },
  restrictions: PushRestrictions | null,
): boolean {
  if (restrictions === null) return true;
  const kind = actor.token?.kind;
  if (kind === 'app-installation' || kind === 'github-token') {
    const app = store.state.apps.get(actor.token?.appId ?? ACTIONS_APP_ID);
    return app !== undefined && restrictions.apps.includes(app.slug);
  }
  const login = actor.login.toLowerCase();
  if (restrictions.users.some((user) => user.toLowerCase() === login)) return true;
  const teams = teamsOf(store, login, repository).map((team) => team.slug);
  return (restrictions.teams ?? []).some((slug) => teams.includes(slug));
}

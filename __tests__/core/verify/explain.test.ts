import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { explainUnverified } from '../../../src/core/verify/explain.ts';
import { judgeRollout } from '../../../src/core/verify/judge.ts';
import type { ReportedState, RolloutLook } from '../../../src/core/verify/ports.ts';
import { ARGO_OBJECT, FLUX_OBJECTS } from '../../../src/core/verify/set-up.ts';
import { objectIn, type RolloutTarget } from '../../../src/core/verify/target.ts';

const LOOK: RolloutLook = {
  url: 'https://github.com/acme/config',
  base: { name: 'main', oid: 'b'.repeat(40) },
  config: undefined,
  messages: [],
  parent: undefined,
  landed: true,
  carriers: [],
  reported: [],
  earlier: [],
  own: [],
  unfinished: [],
  hidden: [],
  rate: undefined,
};

function explained(look: Partial<RolloutLook>, operator: RolloutTarget['operator']) {
  const target: RolloutTarget = { operator, apps: ['shop'], environment: 'production', name: undefined };
  const seen = { ...LOOK, ...look };
  return explainUnverified({
    commit: 'a'.repeat(40),
    target,
    look: seen,
    verdict: judgeRollout(seen, target),
    waited: '15 min',
  });
}

describe('silence', () => {
  it('is explained by the objects of the operator that does not report', () => {
    const flux = explained({}, 'flux');
    expect(flux.what).toBe('there was no status from Flux on aaaaaaaaaa or a later commit within 15 min');
    expect(flux.next).toContain(FLUX_OBJECTS);
    expect(explained({}, 'argocd').next).toContain(ARGO_OBJECT);
  });

  it('is explained by a token that may not read', () => {
    expect(explained({ hidden: ['commit statuses'] }, 'flux').what).toContain('may not read commit statuses');
  });

  it('of check runs alone is told where Argo CD may post them, and never for Flux', () => {
    expect(explained({ hidden: ['check runs'] }, 'argocd').next).toMatch(
      /`checks: read`.*notification set up/s,
    );
    expect(explained({ hidden: ['check runs'] }, 'flux').next).not.toContain('checks: read');
  });
});

describe('what is not known to run', () => {
  const status = (object: string, commit: string): ReportedState => ({
    commit: commit.repeat(40),
    kind: 'status',
    name: `kustomization/${object}/1f`,
    creator: undefined,
    state: 'success',
    description: '',
  });

  it('is told by what has said nothing, though others run', () => {
    const { what, next } = explained(
      { reported: [status('flux-system', 'a')], earlier: [status('shop', 'b')] },
      'flux',
    );
    expect(what).toMatch(
      /no status of kustomization\/shop\/1f from Flux .*its last one is kustomization\/shop\/1f is success \(b{10}\)/,
    );
    expect(next).toContain('flux get kustomizations');
  });

  it('is told by the cluster that has said nothing', () => {
    const { what } = explained(
      {
        reported: [status('shop', 'a')],
        earlier: [{ ...status('shop', 'b'), name: 'kustomization/shop/2e' }],
      },
      'flux',
    );
    expect(what).toBe(
      'commit aaaaaaaaaa is not known to run after 15 min: kustomization/shop/2e has said nothing of it (success of bbbbbbbbbb before)',
    );
  });

  it('is told by the want of a name', () => {
    const { what, next } = explained({ reported: [status('apps', 'a')] }, 'flux');
    expect(what).toContain('no object is called as shop, so that others may follow');
    expect(next).toContain('`verify.name`');
  });
});

describe('what is to be set up', () => {
  it('for Flux is a Provider and an Alert that belong together', () => {
    const [provider, alert] = parseAllDocuments(FLUX_OBJECTS).map((document) => {
      expect(document.errors).toEqual([]);
      return document.toJS();
    });
    expect(provider).toMatchObject({
      kind: 'Provider',
      spec: { type: 'github', secretRef: { name: 'github-token' } },
    });
    expect(alert.spec.providerRef.name).toBe(provider.metadata.name);
    expect(alert.metadata.namespace).toBe(provider.metadata.namespace);
    expect(alert.spec.eventSources).toEqual([{ kind: 'Kustomization', name: '*', namespace: 'flux-system' }]);
  });

  it('is what docs/verify.md shows', () => {
    const docs = readFileSync(new URL('../../../docs/verify.md', import.meta.url), 'utf8');
    for (const text of [FLUX_OBJECTS, ARGO_OBJECT]) expect(docs).toContain(text);
  });

  it('for Argo CD is YAML in YAML, whose triggers send templates that this action understands', () => {
    const { data } = parse(ARGO_OBJECT);
    expect(parse(data['service.github'])).toMatchObject({ privateKey: '$github-privateKey' });
    const conditions: readonly { readonly when: string; readonly send: readonly string[] }[] = parse(
      data['trigger.on-commit'],
    );
    const states = conditions.flatMap(({ send }) =>
      send.map((name) => {
        const { status } = parse(data[`template.${name}`]).github;
        const label = status.label.replace('{{.app.metadata.name}}', 'shop');
        expect(objectIn({ kind: 'status', name: label }, 'argocd')).toBe('shop');
        return status.state;
      }),
    );
    expect(states).toEqual(['success', 'failure']);
    for (const { when } of conditions) expect(when).toContain('app.status.operationState != nil');
  });
});

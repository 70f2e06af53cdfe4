import { describe, expect, it } from 'vitest';
import { deployment, diffOf } from '../../support/rendered.ts';

function headings(base: string, head: string): readonly string[] {
  const patch = diffOf(base, head).targets[0]?.resources[0]?.patch ?? '';
  return [...patch.matchAll(/^@@ .* @@ ?(.*)$/gm)].map(([, heading]) => heading ?? '');
}

describe('the header of a hunk', () => {
  it('names the place of its first change, list items by their name', () => {
    const variable = (level: string): string =>
      deployment({ container: `env:\n- {name: LEVEL, value: ${level}}` });
    expect(headings(variable('info'), variable('debug'))).toEqual([
      'spec.template.spec.containers.web.env.LEVEL',
    ]);
    expect(headings(deployment(), deployment({ image: 'ghcr.io/acme/shop:1.8.0' }))).toEqual([
      'spec.template.spec.containers.web',
    ]);
  });

  it('is empty for a key at the top, and for a whole resource', () => {
    expect(headings('', deployment())).toEqual(['']);
    const account = (rest: string): string =>
      `apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a}\n${rest}`;
    expect(headings(account(''), account('automountServiceAccountToken: false'))).toEqual(['']);
  });

  it('stands in each of several hunks', () => {
    const changed = deployment({ image: 'ghcr.io/acme/shop:1.8.0' }).replace('replicas: 2', 'replicas: 3');
    expect(headings(deployment(), changed)).toEqual(['spec', 'spec.template.spec.containers.web']);
  });
});

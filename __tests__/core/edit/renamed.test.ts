/** An image that becomes another one says so: versions of two images say nothing of each other. */
import { expect, test } from 'vitest';
import { editTarget } from '../../../src/core/edit/target.ts';
import { parseImageArgument } from '../../../src/core/images/argument.ts';
import { refuseOlder } from '../../../src/core/plan/never-older.ts';
import { codesOf } from '../../support/failures.ts';
import { answer } from '../../support/files.ts';

const POD = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: ghcr.io/acme/a:1.0.0\n';
const ARGO =
  'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    kustomize:\n      images:\n        - ghcr.io/acme/a:1.0.0\n';

function change(file: string, text: string, image: string) {
  const target = { path: file, images: [parseImageArgument(image)] };
  return answer((files) => editTarget(target, files), { [file]: text }).value.changes;
}

test.each([
  ['kustomization.yaml', 'images:\n- name: ghcr.io/acme/a\n  newTag: 1.0.0\n'],
  ['pod.yaml', POD],
  ['values.yaml', 'image: ghcr.io/acme/a:1.0.0\n'],
  ['app.yaml', ARGO],
  ['app.tfvars', 'image = "ghcr.io/acme/a:1.0.0" # gitops-release: ghcr.io/acme/a\n'],
])('%s', (file, text) => {
  const renamed = change(file, text, 'ghcr.io/acme/a=ghcr.io/other/a:0.5.0');
  expect(renamed).toMatchObject([{ image: 'ghcr.io/other/a', renamedFrom: 'ghcr.io/acme/a' }]);
  expect(() => refuseOlder(renamed)).not.toThrow();
  expect(codesOf(() => refuseOlder(change(file, text, 'ghcr.io/acme/a:0.5.0')))).toEqual(['image-older']);
});

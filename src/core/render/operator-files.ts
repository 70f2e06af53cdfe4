/**
 * Files that by their names hold objects of Flux or Argo CD. Reading every manifest of a large repository for
 * them would cost more than the whole run: these are the places that the two projects' guides and templates use.
 */
import { nameOf } from '../edit/paths.ts';

const FOLDERS =
  /(?:^|\/)(?:clusters?|argo(?:-?cd)?(?:-[\w-]+)?|flux(?:-system)?|applications|app-of-apps|bootstrap)\//i;
const NAMES =
  /^(?:ks|apps?|applications?|infrastructure|infra|helm-?release|hr|release|sync|.*-(?:ks|app|application|kustomization|release))\.ya?ml$/i;

/** @param paths all files of the commit */
export function likelyOperatorFiles(paths: readonly string[]): readonly string[] {
  return paths.filter(
    (path) =>
      /\.ya?ml$/i.test(path) &&
      nameOf(path) !== 'gotk-components.yaml' &&
      (FOLDERS.test(path) || NAMES.test(nameOf(path))),
  );
}

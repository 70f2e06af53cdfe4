/**
 * Files that by their names hold objects of Flux or Argo CD. Reading every manifest of a large repository for
 * them would cost more than the whole run: these are the places that the two projects' guides and templates use.
 */
import { folderOf, joinPath, nameOf } from '../edit/paths.ts';
import type { Files } from '../snapshot.ts';
import { readMap } from './data.ts';
import { referencesOf } from './references.ts';
import type { TreeIndex } from './tree-index.ts';

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

/** Names that people give to what is no operator's object. */
const PLAIN =
  /(?:^|[-_.])(?:deploy(?:ment)?|service|svc|ingress|configmap|cm|config|secrets?|namespaces?|ns|serviceaccount|sa|rbac|(?:cluster)?role(?:binding)?s?|hpa|pdb|pvc?|statefulset|sts|daemonset|ds|(?:cron)?job|networkpolic(?:y|ies)|netpol|crds?|(?:service|pod)monitor|prometheusrules?|httproute|gateway|virtualservice|certificate|externalsecret|sealedsecret|quota|limits?|patch|components)\.ya?ml$/i;

/** Five requests; what is beyond is not looked at. */
const MAX_FOLLOWED = 500;

/**
 * Files that kustomizations list under `resources` and whose names leave open what they hold.
 * @param files the kustomizations
 */
export function followedFiles({ kustomizations, files: names }: TreeIndex, files: Files): readonly string[] {
  const found = [...kustomizations.values()].flat().flatMap((path) => {
    const entry = files.get(path);
    const { resources } = referencesOf(entry?.kind === 'file' ? readMap(entry.text) : {});
    return resources.flatMap((name) => joinPath(folderOf(path), name) ?? []);
  });
  const open = found.filter((path) => names.has(path) && /\.ya?ml$/i.test(path) && !PLAIN.test(nameOf(path)));
  return [...new Set(open)].slice(0, MAX_FOLLOWED);
}

/** `spec.source.kustomize` of an Application, which Argo CD puts in with `kustomize edit`. */
import { type DataMap, listAt, mapAt, textAt, textMapAt, textsAt } from './data.ts';
import { appendTo, setFields, setImages } from './kustomization-fields.ts';

/** Source: argo-cd util/kustomize/kustomize.go Build; pkg/apis/application/v1alpha1 ApplicationSourceKustomize. */
export function argoKustomization(
  kustomization: DataMap,
  settings: DataMap,
  components: readonly string[],
): DataMap {
  const named = setFields(kustomization, {
    namePrefix: textAt(settings, 'namePrefix'),
    nameSuffix: textAt(settings, 'nameSuffix'),
    namespace: textAt(settings, 'namespace'),
  });
  const images = textsAt(settings, 'images').map((text) => imageEntry(text, named));
  const labelled = setCommon(setImages(named, images), settings);
  const patched = appendTo(labelled, 'patches', listAt(settings, 'patches'));
  return setReplicas(appendTo(patched, 'components', components), settings);
}

/** `[old=]new[:tag][@digest]`; `*` as the new name keeps what an entry says already. */
function imageEntry(text: string, kustomization: DataMap): DataMap {
  const equals = text.indexOf('=');
  const { repository, tag, digest } = splitImage(text.slice(equals + 1));
  const name = equals < 0 ? repository : text.slice(0, equals);
  const known = listAt(kustomization, 'images').find((entry) => textAt(entry, 'name') === name);
  const newName = repository === '*' ? textAt(known, 'newName') : equals < 0 ? undefined : repository;
  const newTag = tag === '*' ? textAt(known, 'newTag') : tag;
  return setFields({ name }, { newName, newTag, digest });
}

function splitImage(text: string) {
  const [name = '', digest] = text.split('@', 2);
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  if (colon < 0) return { repository: name, tag: undefined, digest };
  return { repository: name.slice(0, colon), tag: name.slice(colon + 1), digest };
}

/** Labels go to selectors, too, unless `labelWithoutSelector` says otherwise, as `kustomize edit add label` does. */
function setCommon(kustomization: DataMap, settings: DataMap): DataMap {
  const labels = textMapAt(settings, 'commonLabels');
  const annotations = textMapAt(settings, 'commonAnnotations');
  const merge = (key: string, more: DataMap) =>
    Object.keys(more).length === 0 ? undefined : { ...mapAt(kustomization, key), ...more };
  if (settings['labelWithoutSelector'] !== true)
    return setFields(kustomization, {
      commonLabels: merge('commonLabels', labels),
      commonAnnotations: merge('commonAnnotations', annotations),
    });
  const pairs = { pairs: labels, includeTemplates: settings['labelIncludeTemplates'] === true };
  const labelled =
    Object.keys(labels).length === 0 ? kustomization : appendTo(kustomization, 'labels', [pairs]);
  return setFields(labelled, { commonAnnotations: merge('commonAnnotations', annotations) });
}

function setReplicas(kustomization: DataMap, settings: DataMap): DataMap {
  const wanted = listAt(settings, 'replicas').map((entry) => ({
    name: textAt(entry, 'name') ?? '',
    count: Number(textAt(entry, 'count') ?? 1),
  }));
  const kept = listAt(kustomization, 'replicas').filter(
    (entry) => !wanted.some(({ name }) => name === textAt(entry, 'name')),
  );
  return wanted.length === 0 ? kustomization : { ...kustomization, replicas: [...kept, ...wanted] };
}

/** What has to be set under which path to have the images of an earlier state. */
import { isGlob } from '../edit/glob.ts';
import type { Notice } from '../errors.ts';
import { parseImageArgument } from '../images/argument.ts';
import type { ImageTarget } from '../request/request.ts';
import type { Restoration, Restored } from './images.ts';
import type { PathFiles } from './target-files.ts';

/**
 * The path as it was given, so that later runs of it find the trail; a file of its own where one image had different
 * versions in files of one path.
 */
export function targetsFor(
  paths: readonly PathFiles[],
  { restored }: Restoration,
  overrideAutomation: boolean,
): readonly ImageTarget[] {
  const whole = paths.flatMap(({ path, files }) => {
    const own = restored.filter(({ file }) => files.includes(file));
    const perFile = isGlob(path) || isDivided(own, files, restored);
    return perFile ? byFile(own) : own.length === 0 ? [] : [{ path, texts: own.map(textOf) }];
  });
  const images = (texts: readonly string[]) =>
    [...new Set(texts)].map((text) => {
      const image = parseImageArgument(text);
      return overrideAutomation ? { ...image, overrideAutomation } : image;
    });
  return whole.map(({ path, texts }) => ({ path, images: images(texts) }));
}

interface PathTexts {
  readonly path: string;
  readonly texts: readonly string[];
}

function byFile(own: readonly Restored[]): readonly PathTexts[] {
  const files = [...new Set(own.map(({ file }) => file))];
  return files.map((path) => ({ path, texts: own.filter(({ file }) => file === path).map(textOf) }));
}

/** Several files, of which not all get the same. */
function isDivided(own: readonly Restored[], files: readonly string[], all: readonly Restored[]): boolean {
  if (files.length < 2 || own.length === 0) return false;
  const perFile = files.map((file) =>
    all
      .filter((each) => each.file === file)
      .map(textOf)
      .sort()
      .join(),
  );
  return new Set(perFile).size > 1;
}

function textOf({ argument }: Restored): string {
  return argument;
}

/** Images that only one of the two states has. */
export function tellOthers({ added, gone }: Restoration): readonly Notice[] {
  return [
    ...added.map(({ image, file }): Notice => {
      const what = `"${image}" was not set here in that state, and stays as it is`;
      return { level: 'notice', what, where: { file } };
    }),
    ...gone.map(({ image, file }): Notice => {
      const what = `"${image}" was set here in that state, and is not there any more`;
      return { level: 'notice', what, where: { file } };
    }),
  ];
}

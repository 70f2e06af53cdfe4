/** Values that Flux's image automation writes: a comment `# {"$imagepolicy": "<ns>:<policy>[:tag|:name]"}` says so. */
import type { ImageArgument } from '../../images/argument.ts';
import type { Files } from '../../snapshot.ts';
import type { Edit } from '../edit.ts';
import { unsafe } from '../unsafe.ts';
import type { YamlNode } from '../yaml-node.ts';

/**
 * @throws ReleaseError edit-unsafe: a second writer would set the value back, and the input does not say that it may
 * Source: fluxcd/website content/en/flux/guides/image-update.md (fact sheet D2).
 */
export function refuseAutomated(
  edits: readonly Edit[],
  images: readonly ImageArgument[],
  files: Files,
): void {
  if (images.some(({ overrideAutomation }) => overrideAutomation === true)) return;
  for (const { file, start, end } of edits) {
    const entry = files.get(file);
    if (entry?.kind !== 'file' || !isMarkedWithin(entry.text, start, end)) continue;
    throw unsafe({ file, text: entry.text }, start, {
      what: "the field belongs to Flux's image automation ($imagepolicy), which would set it back",
      next: 'Let the image policy choose the tag, take its marker off this line, or set override-automation.',
    });
  }
}

/** Whether the marker stands behind the node, on its line. */
export function isAutomated(text: string, node: YamlNode | undefined): boolean {
  return node !== undefined && isMarkedBehind(text, node.end);
}

/** On any line that an edit touches: one that takes a line away ends at the start of the next, which it leaves. */
function isMarkedWithin(text: string, start: number, end: number): boolean {
  const last = end > start && text[end - 1] === '\n' ? end - 1 : end;
  return text.slice(start, last).includes('"$imagepolicy"') || isMarkedBehind(text, last);
}

function isMarkedBehind(text: string, offset: number): boolean {
  const end = text.indexOf('\n', offset);
  return text.slice(offset, end < 0 ? text.length : end).includes('"$imagepolicy"');
}

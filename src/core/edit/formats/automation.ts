/** Values that Flux's image automation writes: a comment `# {"$imagepolicy": "<ns>:<policy>[:tag|:name]"}` says so. */
import { type Source, unsafe } from '../unsafe.ts';
import type { YamlNode } from '../yaml-node.ts';

/**
 * @throws ReleaseError edit-unsafe: a second writer would set the value back
 * Source: fluxcd/website content/en/flux/guides/image-update.md (fact sheet D2).
 */
export function refuseAutomated(source: Source, node: YamlNode): void {
  if (!isAutomated(source.text, node)) return;
  throw unsafe(source, node.start, {
    what: "the field belongs to Flux's image automation ($imagepolicy), which would set it back",
    next: 'Let the image policy choose the tag, or take its marker off this line.',
  });
}

/** Whether the marker stands behind the node, on its line. */
export function isAutomated(text: string, node: YamlNode): boolean {
  const end = text.indexOf('\n', node.end);
  return text.slice(node.end, end < 0 ? text.length : end).includes('"$imagepolicy"');
}

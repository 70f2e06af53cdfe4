/** References that a marker names. */
import { chooseToken, isNamed } from '../edit/formats/marker/choose.ts';
import type { MarkedLine } from '../edit/formats/marker/line.ts';
import { markersIn } from '../edit/formats/marker.ts';
import { isFilledIn, wantedValue } from '../edit/image-value.ts';
import { ReleaseError } from '../errors.ts';
import { parseImageArgument } from '../images/argument.ts';
import { splitReference } from '../images/reference.ts';
import { type ListedReference, partsOf } from './listed.ts';

/** Every marked line of a text, whether its value can be set or not. */
export function listMarkers(file: string, text: string): readonly ListedReference[] {
  return markersIn(file, text).map((marked) => {
    const told = tell(file, marked);
    return { ...told, file, line: marked.line, format: 'marker' };
  });
}

type Told = Pick<ListedReference, 'image' | 'tag' | 'digest' | 'fixed'>;

function tell(file: string, marked: MarkedLine): Told {
  const none = { image: marked.id, tag: undefined, digest: undefined };
  if (isFilledIn(marked.code)) return { ...none, fixed: 'another program fills the value in' };
  try {
    const { text } = chooseToken(file, marked);
    return { ...shown(marked, text), fixed: refusal(marked, text) };
  } catch (error) {
    if (error instanceof ReleaseError) return { ...none, fixed: error.failures[0].what };
    throw error;
  }
}

function shown({ id, kind }: MarkedLine, text: string): Omit<Told, 'fixed'> {
  if (kind === 'reference') return partsOf(splitReference(text));
  const part = kind === 'name' ? {} : { [kind]: text };
  return { image: kind === 'name' ? text : id, tag: undefined, digest: undefined, ...part };
}

const ANY = parseImageArgument(`x/y:1@sha256:${'0'.repeat(64)}`);

/** What would be said of any image. */
function refusal({ kind, id }: MarkedLine, text: string): string | undefined {
  const judged = wantedValue(kind, text, ANY);
  if (judged.kind === 'refused') return judged.why;
  return kind === 'reference' && !isNamed(text, id) ? `the marker is for "${id}"` : undefined;
}

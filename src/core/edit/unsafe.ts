import { type Place, ReleaseError } from '../errors.ts';
import { placeOf } from './lines.ts';

/** A file and its text: what spans refer to. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** The error for a change that cannot be made without touching something else. */
export function unsafe(source: Source, offset: number, told: { what: string; next: string }): ReleaseError {
  return new ReleaseError({ code: 'edit-unsafe', where: placeIn(source, offset), ...told });
}

/** Place of an offset in a source. */
export function placeIn(source: Source, offset: number): Required<Place> {
  return placeOf(source.file, source.text, offset);
}

/** `line 3` of an offset, for messages that name a second place. */
export function lineIn(source: Source, offset: number): string {
  return `line ${placeIn(source, offset).line}`;
}

import type { State } from '../../store/model.ts';
import type { Addresses } from './links.ts';

/** A JSON object as GitHub answers it. */
export type Shape = { readonly [key: string]: unknown };

/** What every shape is drawn from: the state read, and the addresses that its links point at. */
export interface View {
  readonly state: State;
  readonly at: Addresses;
}

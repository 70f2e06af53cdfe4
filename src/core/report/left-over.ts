/** What became of an open proposal of which nothing can go on. */
import { link, plain } from './markdown.ts';

export interface LeftOverEnd {
  readonly number: number;
  readonly url: string;
  readonly end: 'closed' | 'would close' | 'held';
  readonly why: string;
}

const VERBS = {
  closed: ['Closed', ''],
  'would close': ['Dry run: would close', ''],
  held: ['Not judged:', ', which stays open'],
} as const;

/** @returns the same words for the log and for the summary */
export function formatLeftOver({ number, url, end, why }: LeftOverEnd): {
  readonly text: string;
  readonly markdown: string;
} {
  const [verb, rest] = VERBS[end];
  const name = `pull request #${number}`;
  return {
    text: `${verb} ${name}${rest}: ${why}`,
    markdown: `${verb} ${link(name, url)}${rest}: ${plain(why)}.\n`,
  };
}

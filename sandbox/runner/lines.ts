/** Lines of a stream as the runner's reader splits it: at LF, CR LF or a lone CR, and at nothing else. */
import type { Readable } from 'node:stream';

/** @returns when the stream has ended; a last line without an end counts */
export function readLines(stream: Readable, onLine: (line: string) => void): Promise<void> {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    // A CR at the end of a chunk may be the first half of CR LF.
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
  return new Promise((resolve) => {
    stream.once('close', () => {
      if (rest !== '') onLine(rest.replace(/\r$/, ''));
      rest = '';
      resolve();
    });
  });
}

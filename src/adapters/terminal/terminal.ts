/** A terminal: results on standard output, everything about them on standard error, colour only where it shows. */
import { styleText } from 'node:util';
import { escaped } from '../../core/report/printable.ts';

export interface Terminal {
  /** A result, as it is. */
  result(text: string): void;
  /** A unified diff, coloured on a terminal. */
  diff(text: string): void;
  remark(text: string): void;
  /** How far a long work is, on one line of a terminal; nothing in a pipe, nothing in its first second. */
  progress(text: () => string): void;
  error(text: string): void;
}

type Colour = 'red' | 'green' | 'cyan' | 'bold';

/** Control characters of a file could drive the terminal, others reorder what it shows: they are shown, not sent. */
function visible(text: string): string {
  return escaped(text.replaceAll('\r', ''));
}

function colourOf(line: string): Colour | undefined {
  if (/^(diff|---|\+\+\+) /.test(line)) return 'bold';
  if (line.startsWith('@@')) return 'cyan';
  if (line.startsWith('+')) return 'green';
  return line.startsWith('-') ? 'red' : undefined;
}

/** Milliseconds before progress is shown, and between two lines of it. */
const PROGRESS_AFTER = 1000;
const PROGRESS_EVERY = 100;

/** Clears the line before anything else is written. */
function createProgress(): { show(text: () => string): void; clear(): void } {
  const shows = process.stderr.isTTY === true;
  let next = performance.now() + PROGRESS_AFTER;
  let shown = false;
  return {
    show(text) {
      if (!shows || performance.now() < next) return;
      next = performance.now() + PROGRESS_EVERY;
      shown = true;
      process.stderr.write(`\r\u001b[K${visible(text())}`);
    },
    clear() {
      if (shown) process.stderr.write('\r\u001b[K');
      shown = false;
    },
  };
}

export function createTerminal(): Terminal {
  endWithReader();
  const shows = process.stdout.isTTY === true;
  const progress = createProgress();
  const painted = (line: string): string => {
    const colour = colourOf(line);
    const text = visible(line);
    return colour === undefined || text === '' ? text : styleText(colour, text, { stream: process.stdout });
  };
  const write = (stream: NodeJS.WriteStream, text: string): void => {
    progress.clear();
    stream.write(text);
  };
  return {
    result: (text) => write(process.stdout, shows ? text.split('\n').map(visible).join('\n') : text),
    diff: (text) => write(process.stdout, shows ? text.split('\n').map(painted).join('\n') : text),
    remark: (text) => write(process.stderr, `${visible(text)}\n`),
    progress: (text) => progress.show(text),
    error: (text) =>
      write(process.stderr, `${styleText('red', 'error', { stream: process.stderr })}: ${visible(text)}\n`),
  };
}

/** A reader that has seen enough (`| head`) ends the program quietly; nothing that it writes matters any more. */
function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

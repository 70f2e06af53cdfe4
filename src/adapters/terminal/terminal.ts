/** A terminal: results on standard output, everything about them on standard error, colour only where it shows. */
import { styleText } from 'node:util';

export interface Terminal {
  /** A result, as it is. */
  result(text: string): void;
  /** A unified diff, coloured on a terminal. */
  diff(text: string): void;
  remark(text: string): void;
  error(text: string): void;
}

type Colour = 'red' | 'green' | 'cyan' | 'bold';

/** Control characters of a file could drive the terminal; they are shown, not sent. */
function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, (letter) =>
    letter === '\r' ? '' : `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

function colourOf(line: string): Colour | undefined {
  if (/^(diff|---|\+\+\+) /.test(line)) return 'bold';
  if (line.startsWith('@@')) return 'cyan';
  if (line.startsWith('+')) return 'green';
  return line.startsWith('-') ? 'red' : undefined;
}

export function createTerminal(): Terminal {
  const shows = process.stdout.isTTY === true;
  const painted = (line: string): string => {
    const colour = colourOf(line);
    const text = visible(line);
    return colour === undefined || text === '' ? text : styleText(colour, text, { stream: process.stdout });
  };
  return {
    result: (text) => void process.stdout.write(text),
    diff: (text) => void process.stdout.write(shows ? text.split('\n').map(painted).join('\n') : text),
    remark: (text) => void process.stderr.write(`${visible(text)}\n`),
    error: (text) =>
      void process.stderr.write(
        `${styleText('red', 'error', { stream: process.stderr })}: ${visible(text)}\n`,
      ),
  };
}

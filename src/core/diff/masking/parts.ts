/** What is secret inside of a secret: lines of a long one, and values in one that is a file of settings or JSON. */
import { decode, textOfBytes } from './bytes.ts';

/** A key that holds a secret by its name. */
const TELLING = /pass|pwd|secret|token|cred|auth|key|dsn|conn|ur[il]$/i;

/**
 * Values that files of settings are full of: words (`ClusterIP`), numbers with a unit (`100m`, `10.0.0.1:80`) and
 * API versions. They are only looked for where their key says that they are secret.
 */
const ORDINARY = /^(?:[A-Za-z]+|[\d.:/]+[A-Za-z%]{0,2}|[a-z0-9.-]+\/v\d\w{0,10})$/;

const SETTING = /^(?:- )?["']?([\w./-]+)["']?\s{0,9}(?:=|:\s)\s{0,9}["']?([^\s"'].{0,2000}?)["']?,?$/;
const FRAME = /^-----(?:BEGIN|END) |^[-\s]*["']?[\w./-]+["']?:$/;

/** @returns the parts, of any length and with repetitions; the caller decides which are long enough */
export function partsOf(text: string): readonly string[] {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.trim());
  return [...lines.flatMap((line) => partsOfLine(line, lines.length > 1)), ...leavesOfJson(text)];
}

function partsOfLine(line: string, several: boolean): readonly string[] {
  const [, key, value] = SETTING.exec(line) ?? [];
  if (key !== undefined && value !== undefined) return isSecret(key, value) ? [value] : [];
  return several && line.length >= 8 && !FRAME.test(line) ? [line] : [];
}

function isSecret(key: string, value: string): boolean {
  return TELLING.test(key) || !ORDINARY.test(value);
}

/** Of a login in base64 (`auth` of a registry) the password is a part as well. */
function leavesOfJson(text: string): readonly string[] {
  if (!/^\s*[{[]/.test(text)) return [];
  const leaves: string[] = [];
  try {
    JSON.parse(text, (key, value: unknown) => {
      if (typeof value === 'string' && isSecret(key, value)) leaves.push(value, ...passwordIn(value));
      return value;
    });
  } catch {
    return [];
  }
  return leaves;
}

function passwordIn(login: string): readonly string[] {
  const password = /^[^:]+:(.+)$/.exec(textOfBytes(decode(login)) ?? '')?.[1];
  return password === undefined ? [] : [password];
}

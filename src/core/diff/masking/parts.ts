/** What is secret inside of a secret: lines of a long one, and values in one that is a file of settings or JSON. */
import { decode, textOfBytes } from './bytes.ts';
import { type Setting, settingsIn } from './settings.ts';

/** A key that holds a secret by its name. */
const TELLING = /pass|pwd|(?<![a-z])pw(?![a-z])|secret|token|cred|auth|key|dsn|conn|ur[il]$/i;

/**
 * Values that files of settings are full of: words (`ClusterIP`), numbers with a unit (`100m`, `10.0.0.1:80`) and
 * API versions. They are only looked for where their key says that they are secret.
 */
const ORDINARY = /^(?:[A-Za-z]+|[\d.:/]+[A-Za-z%]{0,2}|[a-z0-9.-]+\/v\d\w{0,10})$/;

const FRAME = /^-----(?:BEGIN|END) |^[-\s]*["']?[\w./-]+["']?:$/;

/** JSON in a text of JSON, and deeper; nobody writes more. */
const DEEPEST = 4;

/** @returns the parts, of any length and with repetitions; the caller decides which are long enough */
export function partsOf(text: string, depth = DEEPEST): readonly string[] {
  if (depth === 0) return [];
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.trim());
  return [
    ...lines.flatMap((line) => partsOfLine(line, lines.length > 1, depth)),
    ...leavesOfJson(text, depth),
  ];
}

function partsOfLine(line: string, several: boolean, depth: number): readonly string[] {
  const { whole, inside } = settingsIn(line);
  const told = inside.filter(({ key }) => TELLING.test(key)).map(({ value }) => value);
  if (whole.length > 0) return [...told, ...whole.flatMap((setting) => partsOfSetting(setting, depth))];
  if (!several || line.length < 8 || FRAME.test(line)) return told;
  const item = /^- +["']?(.*?)["']?$/.exec(line)?.[1];
  return item === undefined ? [...told, line] : ORDINARY.test(item) ? told : [...told, item];
}

function partsOfSetting({ key, value }: Setting, depth: number): readonly string[] {
  const items = /^\[(.*)\]$/.exec(value)?.[1] ?? '';
  const listed = TELLING.test(key)
    ? items.split(',').map((item) => item.trim().replace(/^["']|["']$/g, ''))
    : [];
  const json = /^[{["]/.test(value) ? leavesOfJson(value, depth) : [];
  return isSecret(key, value) ? [value, ...listed, ...json] : [...listed, ...json];
}

function isSecret(key: string, value: string): boolean {
  return TELLING.test(key) || !ORDINARY.test(value);
}

/** Of a login in base64 (`auth` of a registry) the password is a part as well. */
function leavesOfJson(text: string, depth: number): readonly string[] {
  if (!/^\s*[{["]/.test(text)) return [];
  const leaves: string[] = [];
  try {
    JSON.parse(text, (key, value: unknown) => {
      if (typeof value !== 'string') return value;
      if (isSecret(key, value)) leaves.push(value, ...passwordIn(value));
      if (value !== text) leaves.push(...partsOf(value, depth - 1));
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

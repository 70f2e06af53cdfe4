/** Keys and values in a line, as files of settings, scripts, connection strings, `.netrc` and XML write them. */

export interface Setting {
  readonly key: string;
  readonly value: string;
}

export interface Settings {
  /** What the line as a whole says, in each way in which it can be read. */
  readonly whole: readonly Setting[];
  /** What stands somewhere in it: only its key tells whether it is meant. */
  readonly inside: readonly Setting[];
}

const SETTING =
  /^(?:- )?(?:(?:export|set|env|local|readonly) )?["']?([\w./-]+)["']?\s{0,9}(?:=|:\s)\s{0,9}(\S.{0,2000}?),?$/i;

/**
 * `Password=…;` of a connection string, `&password=…` of an address, `password="…"` of XML, `--password=…`. One may stand
 * in the value of another, so they are looked at without being consumed.
 */
const PAIR =
  /(?<=^|[;&?,\s{[(-])(?=["']?([\w.-]{1,60})["']?\s?[=:]\s?(?:"([^"]{1,500})"|'([^']{1,500})'|([^\s"';&,}\])]{1,500})))/g;

const ELEMENT = /<([\w:.-]{1,80})(?:\s[^<>]{0,500})?>([^<>]{1,2000})<\/\1>/g;

const NETRC = /^(?:machine\s|default\s|login\s|account\s|password\s)/;

/** @param line without space around it */
export function settingsIn(line: string): Settings {
  const [, key, value] = SETTING.exec(line) ?? [];
  const set =
    key === undefined || value === undefined ? [] : readingsOf(value).map((one) => ({ key, value: one }));
  return { whole: [...set, ...elementsIn(line)], inside: [...pairsIn(line), ...loginIn(line)] };
}

/** With and without quotes, a comment behind it, a `;` at its end. */
function readingsOf(value: string): readonly string[] {
  const quoted = /^"([^"]+)"|^'([^']+)'/.exec(value);
  const bare = value.replace(/\s+[#;].*$/, '').replace(/;$/, '');
  const plain = value.replace(/^["']|["']$/g, '');
  const readings = [plain, bare.replace(/^["']|["']$/g, ''), quoted?.[1] ?? quoted?.[2] ?? plain];
  return [...new Set([...readings, ...unescaped(value)])];
}

function unescaped(value: string): readonly string[] {
  if (!/^".*\\.*"$/.test(value)) return [];
  try {
    return [String(JSON.parse(value))];
  } catch {
    return [];
  }
}

function pairsIn(line: string): readonly Setting[] {
  return [...line.matchAll(PAIR)].map(([, key = '', double, single, bare]) => {
    return { key, value: double ?? single ?? bare ?? '' };
  });
}

function elementsIn(line: string): readonly Setting[] {
  if (!line.includes('</')) return [];
  return [...line.matchAll(ELEMENT)].flatMap(([, key = '', value = '']) =>
    [...new Set([value, withoutEntities(value)])].map((one) => ({ key, value: one.trim() })),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function withoutEntities(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

function loginIn(line: string): readonly Setting[] {
  if (!NETRC.test(line)) return [];
  return [...line.matchAll(/\b(password)\s+(\S{1,500})/g)].map(([, key = '', value = '']) => ({
    key,
    value,
  }));
}

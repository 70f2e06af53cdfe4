/** Workflow commands in a line of output, parsed by the runner's rules (ActionCommand.cs). */

export interface Command {
  readonly name: string;
  /** By lower-case name. */
  readonly properties: ReadonlyMap<string, string>;
  readonly data: string;
}

const DATA = [
  ['\r', '%0D'],
  ['\n', '%0A'],
  ['%', '%25'],
] as const;
const PROPERTY = [
  ['\r', '%0D'],
  ['\n', '%0A'],
  [':', '%3A'],
  [',', '%2C'],
  ['%', '%25'],
] as const;
const BRACKETED = [
  [';', '%3B'],
  ['\r', '%0D'],
  ['\n', '%0A'],
  [']', '%5D'],
  ['%', '%25'],
] as const;

type Escapes = readonly (readonly [plain: string, escaped: string])[];

/** In the order of the table, so that `%250A` stays the text `%0A`. */
function decode(text: string, escapes: Escapes): string {
  return escapes.reduce((plain, [to, from]) => plain.replaceAll(from, to), text);
}

/** Parts without `=` or without a value are not taken. */
function toProperties(text: string, separator: string, escapes: Escapes): ReadonlyMap<string, string> {
  const pairs = text.split(separator).flatMap((part) => {
    const at = part.indexOf('=');
    const value = part.slice(at + 1);
    return at < 1 || value === '' ? [] : [[part.slice(0, at).toLowerCase(), decode(value, escapes)] as const];
  });
  return new Map(pairs);
}

/** `name` or `name properties`. */
function splitInfo(info: string): readonly [name: string, properties: string] {
  const space = info.indexOf(' ');
  return space < 0 ? [info, ''] : [info.slice(0, space), info.slice(space + 1)];
}

/**
 * `::name key=value,key=value::data` at the start of a line (blanks before it do not matter), or the older
 * `##[name key=value;key=value]data` anywhere in it.
 * @param isCommand whether a name, in lower case, is that of a command; a line of any other is mere text
 */
export function parseCommand(line: string, isCommand: (name: string) => boolean): Command | undefined {
  return parseColons(line.trimStart(), isCommand) ?? parseBrackets(line, isCommand);
}

function parseColons(line: string, isCommand: (name: string) => boolean): Command | undefined {
  const end = line.startsWith('::') ? line.indexOf('::', 2) : -1;
  if (end < 0) return undefined;
  const [name, properties] = splitInfo(line.slice(2, end));
  if (!isCommand(name.toLowerCase())) return undefined;
  return {
    name: name.toLowerCase(),
    properties: toProperties(properties.trim(), ',', PROPERTY),
    data: decode(line.slice(end + 2), DATA),
  };
}

function parseBrackets(line: string, isCommand: (name: string) => boolean): Command | undefined {
  const start = line.indexOf('##[');
  const end = start < 0 ? -1 : line.indexOf(']', start);
  if (end < 0) return undefined;
  const [name, properties] = splitInfo(line.slice(start + 3, end));
  if (!isCommand(name.toLowerCase())) return undefined;
  return {
    name: name.toLowerCase(),
    properties: toProperties(properties, ';', BRACKETED),
    data: decode(line.slice(end + 1), BRACKETED),
  };
}

/** What a step prints: workflow commands are carried out, secrets hidden, the rest shown. */

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly title: string | undefined;
  readonly file: string | undefined;
  readonly line: number | undefined;
}

const MAX_ANNOTATIONS = 10;

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
}

/** Properties between the command's name and its second `::`. */
function parseProperties(text: string): ReadonlyMap<string, string> {
  const pairs = text.split(',').flatMap((part) => {
    const [name = '', ...value] = part.split('=');
    return name.trim() === '' ? [] : [[name.trim(), unescapeProperty(value.join('='))] as const];
  });
  return new Map(pairs);
}

/** Takes lines in order, as the runner does. */
export class StepOutput {
  readonly lines: string[] = [];
  readonly annotations: Annotation[] = [];
  readonly #secrets = new Set<string>();
  #resume: string | undefined;

  /** Every line of a secret is hidden from here on. */
  addMask(secret: string): void {
    for (const line of [secret, ...secret.split(/\r?\n/)]) if (line.trim() !== '') this.#secrets.add(line);
  }

  mask(text: string): string {
    const longestFirst = [...this.#secrets].sort((a, b) => b.length - a.length);
    return longestFirst.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
  }

  take(line: string): void {
    const [, name, properties = '', data = ''] =
      /^\s*::([A-Za-z-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/.exec(line) ?? [];
    if (this.#resume !== undefined) {
      if (name === this.#resume) this.#resume = undefined;
      else this.#show(line);
      return;
    }
    if (name === undefined) this.#show(line);
    else this.#run(name, parseProperties(properties), unescapeData(data));
  }

  annotate(annotation: Annotation): void {
    const same = this.annotations.filter((each) => each.level === annotation.level).length;
    if (same < MAX_ANNOTATIONS)
      this.annotations.push({ ...annotation, message: this.mask(annotation.message) });
    this.#show(`${annotation.level}: ${annotation.message}`);
  }

  #run(name: string, properties: ReadonlyMap<string, string>, data: string): void {
    if (name === 'add-mask') this.addMask(data);
    else if (name === 'stop-commands') this.#resume = data;
    else if (name === 'group') this.#show(`> ${data}`);
    else if (name === 'error' || name === 'warning' || name === 'notice') {
      const line = Number(properties.get('line'));
      this.annotate({
        level: name,
        message: data,
        title: properties.get('title'),
        file: properties.get('file'),
        line: Number.isNaN(line) ? undefined : line,
      });
    } else if (name !== 'endgroup' && name !== 'debug') this.#show(`warning: unexpected command '${name}'`);
  }

  #show(text: string): void {
    this.lines.push(...this.mask(text).split('\n'));
  }
}

/** Secrets of a job, hidden wherever something of it is shown. */
export class Masker {
  readonly #secrets = new Set<string>();

  constructor(secrets: Iterable<string> = []) {
    for (const secret of secrets) this.add(secret);
  }

  /** How many values are hidden: each line of a secret counts, for each is hidden by itself. */
  get size(): number {
    return this.#secrets.size;
  }

  /** Hides the secret and each of its lines from here on (runner, ActionCommandManager.cs L440-447). */
  add(secret: string): void {
    for (const part of [secret, ...secret.split(/[\r\n]+/)]) if (part.trim() !== '') this.#secrets.add(part);
  }

  /** @returns the text with `***` for each secret, the longest first */
  mask(text: string): string {
    const longestFirst = [...this.#secrets].sort((a, b) => b.length - a.length);
    return longestFirst.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
  }
}

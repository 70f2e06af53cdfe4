/** What a step prints: workflow commands are carried out, secrets hidden, the rest shown. */
import { type Annotation, annotationOf, plainAnnotation } from './annotation.ts';
import { type Command, parseCommand } from './command.ts';
import { Masker } from './masker.ts';

/** Fact: more of one level in one step vanish. They still stand in the log. */
const MAX_ANNOTATIONS = 10;

const LEVEL_TITLES = { error: 'Error', warning: 'Warning', notice: 'Notice' } as const;

const STOP_RULE =
  "You cannot use a endToken that is an empty string, the string 'pause-logging', or another workflow command.";

function outdated(name: string): string {
  return `The \`${name}\` command is deprecated and will be disabled soon. Please upgrade to using Environment Files.`;
}

function disabled(name: string): Error {
  return new Error(`The \`${name}\` command is disabled. Please upgrade to using Environment Files.`);
}

function nameOf({ name, properties }: Command): string {
  const given = properties.get('name');
  if (given === undefined) throw new Error(`Required field 'name' is missing in ##[${name}] command.`);
  return given;
}

/** Takes the lines of one step in order, as the runner does (ActionCommandManager.cs). */
export class StepOutput {
  readonly lines: string[] = [];
  readonly annotations: Annotation[] = [];
  /** Every command that was carried out. The data of add-mask is hidden. */
  readonly commands: Command[] = [];
  /** What the deprecated commands set-output and save-state set. */
  readonly outputs: Record<string, string> = {};
  readonly state: Record<string, string> = {};
  /** Whether a command could not be carried out, which fails the step. */
  failed = false;
  readonly #masker: Masker;
  readonly #debug: boolean;
  readonly #actions: Readonly<Record<string, (command: Command) => void>>;
  #resume: string | undefined;
  #echo = false;

  /** @param masker secrets of the job; shared by its steps @param debug whether debug lines are shown */
  constructor(masker: Masker = new Masker(), debug = false) {
    this.#masker = masker;
    this.#debug = debug;
    this.#actions = this.#makeActions();
  }

  take(line: string): void {
    const command = parseCommand(line, (name) => name === this.#resume || name in this.#actions);
    if (command === undefined) this.show(line);
    else if (this.#resume === undefined) this.#carryOut(command, line);
    else {
      if (command.name === this.#resume) this.#resume = undefined;
      this.show(line);
    }
  }

  /** Shows it in the log and, while fewer than ten of its level stand, beside the run. */
  annotate(annotation: Annotation): void {
    const same = this.annotations.filter((each) => each.level === annotation.level).length;
    if (same < MAX_ANNOTATIONS) {
      const message = this.#masker.mask(annotation.message);
      const title = annotation.title === undefined ? undefined : this.#masker.mask(annotation.title);
      this.annotations.push({ ...annotation, message, title });
    }
    this.show(`${LEVEL_TITLES[annotation.level]}: ${annotation.message}`);
  }

  /** An error of the runner itself about the step; the step fails. */
  fail(message: string): void {
    this.failed = true;
    this.annotate(plainAnnotation('error', message));
  }

  warn(message: string): void {
    this.annotate(plainAnnotation('warning', message));
  }

  /** The log hides secrets line by line. */
  show(text: string): void {
    this.lines.push(...this.#masker.mask(text).split('\n'));
  }

  #carryOut(command: Command, line: string): void {
    this.commands.push(command.name === 'add-mask' ? { ...command, data: '***' } : command);
    if (this.#echo && !['add-mask', 'debug', 'error', 'warning', 'notice'].includes(command.name))
      this.show(line);
    try {
      this.#actions[command.name]?.(command);
    } catch (error) {
      this.fail(`Unable to process command '${line}' successfully.`);
      this.fail(error instanceof Error ? error.message : String(error));
    }
  }

  #makeActions(): Readonly<Record<string, (command: Command) => void>> {
    const refuse = ({ name }: Command): never => {
      throw disabled(name);
    };
    return {
      error: (command) => this.annotate(annotationOf('error', command)),
      warning: (command) => this.annotate(annotationOf('warning', command)),
      notice: (command) => this.annotate(annotationOf('notice', command)),
      debug: ({ data }) => (this.#debug ? this.show(`##[debug]${data}`) : undefined),
      group: ({ data }) => this.show(`> ${data}`),
      endgroup: () => undefined,
      echo: ({ data }) => this.#setEcho(data),
      'add-mask': ({ data }) => this.#mask(data),
      'stop-commands': ({ data }) => this.#stop(data),
      'set-output': (command) => this.#set(this.outputs, command),
      'save-state': (command) => this.#set(this.state, command),
      'set-env': refuse,
      'add-path': refuse,
      'add-matcher': () => undefined,
      'remove-matcher': () => undefined,
    };
  }

  #set(values: Record<string, string>, command: Command): void {
    values[nameOf(command)] = command.data;
    this.warn(outdated(command.name));
  }

  #setEcho(data: string): void {
    const value = data.trim().toLowerCase();
    if (value !== 'on' && value !== 'off')
      throw new Error(
        `Invalid echo command value. Possible values can be: 'on', 'off'. Current value is: '${data}'.`,
      );
    this.#echo = value === 'on';
  }

  #mask(data: string): void {
    if (data.trim() === '') this.warn("Can't add secret mask for empty string in ##[add-mask] command.");
    else this.#masker.add(data);
  }

  #stop(token: string): void {
    const name = token.toLowerCase();
    if (name === '' || name === 'pause-logging' || name in this.#actions) throw new Error(STOP_RULE);
    this.#resume = name;
    this.show(`::stop-commands::${token}`);
  }
}

/** What must hold of tags and channels between rounds and in the end. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Git = (...args: readonly string[]) => string;

/** What is known of one config repository. */
export interface ReleaseGround {
  readonly git: Git;
  readonly apps: readonly string[];
  /** File with the app's image in the environment that is released. */
  fileOf(app: string): string;
  /** Head of the base before the first round. */
  readonly start: string;
}

interface Tag {
  readonly name: string;
  readonly type: string;
  readonly oid: string;
  readonly commit: string;
}

const lines = (text: string): readonly string[] => text.trim().split('\n').filter(Boolean);

function tagsOf(git: Git): readonly Tag[] {
  const format = '%(refname:strip=2) %(objecttype) %(objectname) %(*objectname)';
  return lines(git('for-each-ref', `--format=${format}`, 'refs/tags')).map((line) => {
    const [name = '', type = '', oid = '', peeled = ''] = line.split(' ');
    return { name, type, oid, commit: peeled || oid };
  });
}

const channelOf = (app: string): string => `${app}-production`;

/** @returns a folder for the event of each round, which whoever makes it removes */
export function makeEventFolder(): string {
  return mkdtempSync(join(tmpdir(), 'events-'));
}

/** `push` of everything that has come onto the base since: the file of an event, as the runner leaves it. */
export function writePushEvent(git: Git, folder: string, before: string): string {
  const after = git('rev-parse', 'main').trim();
  const ids = lines(git('rev-list', '--reverse', `${before}..main`));
  const event = { ref: 'refs/heads/main', before, after, commits: ids.map((id) => ({ id })) };
  const file = join(folder, 'event.json');
  writeFileSync(file, JSON.stringify(event));
  return file;
}

/** Looks after each round; what it remembers tells whether a tag was moved or lost. */
export function watchReleases({ git, apps, fileOf, start }: ReleaseGround) {
  const seen = new Map<string, Tag>();
  const versionAt = (commit: string, app: string): string =>
    /newTag: (\S+)/.exec(git('show', `${commit}:${fileOf(app)}`))?.[1] ?? 'none';

  function release(tag: Tag, app: string, chain: ReadonlySet<string>): readonly string[] {
    const before = seen.get(tag.name);
    if (before !== undefined) return before.oid === tag.oid ? [] : ['was moved'];
    const has = versionAt(tag.commit, app);
    return [
      ...(tag.type === 'tag' ? [] : ['is not annotated']),
      ...(chain.has(tag.commit) ? [] : ['marks a commit that is not on main']),
      ...(tag.name === `${app}-v${has}` ? [] : [`marks a commit with ${app} ${has}`]),
    ];
  }

  function channel(tag: Tag, order: ReadonlyMap<string, number>): readonly string[] {
    const age = order.get(tag.commit);
    const before = order.get(seen.get(tag.name)?.commit ?? tag.commit);
    if (age === undefined || before === undefined) return ['marks a commit that is not on main'];
    return age > before ? ['went back in history'] : [];
  }

  return {
    /** @returns what does not hold at this moment */
    look(): readonly string[] {
      const chain = lines(git('rev-list', '--first-parent', 'main'));
      const order = new Map(chain.map((oid, index) => [oid, index]));
      const tags = tagsOf(git);
      const names = new Set(tags.map(({ name }) => name));
      const lost = [...seen.keys()].filter((name) => !names.has(name)).map((name) => `${name} is gone`);
      const wrong = tags.flatMap((tag) => {
        const app = apps.find((each) => tag.name.startsWith(`${each}-`));
        if (app === undefined) return [`${tag.name} was made by nobody's wish`];
        const found = tag.name === channelOf(app) ? channel(tag, order) : release(tag, app, new Set(chain));
        return found.map((what) => `${tag.name} ${what}`);
      });
      for (const tag of tags) seen.set(tag.name, tag);
      return [...lost, ...wrong];
    },
    /** Every version that came onto the base has its tag, and each channel has what is there. */
    inTheEnd(): readonly string[] {
      return apps.flatMap((app) => {
        const commits = lines(
          git('log', '--first-parent', '--format=%H', `${start}..main`, '--', fileOf(app)),
        );
        const versions = new Set(commits.map((commit) => versionAt(commit, app)));
        const missing = [...versions].filter(
          (version) => !seen.has(`${app}-v${version}`) && version !== '1.0.0',
        );
        const at = seen.get(channelOf(app));
        const has = at === undefined ? undefined : versionAt(at.commit, app);
        const now = versionAt('main', app);
        const behind = commits.length > 0 && has !== now;
        return [
          ...missing.map((version) => `${app} ${version} was never tagged`),
          ...(behind ? [`${channelOf(app)} has ${has ?? 'nothing'}, and main has ${now}`] : []),
        ];
      });
    },
    /** How many release tags there are. */
    count: (): number =>
      [...seen.keys()].filter((name) => !apps.some((app) => name === channelOf(app))).length,
  };
}

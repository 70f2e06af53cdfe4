/** The config file, `.gitops-release.yaml` at the root of the config repository. */
import { choice, either, flag, list, number, record, type Shape, table, text } from './shape.ts';

const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$/;
const PATH = /^(?![/\\])(?!.*(?:^|\/)\.\.(?:\/|$)).+$/;
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
const DURATION = /^(?!0+[smhd]$)\d{1,6}[smhd]$/;
const MOMENT =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) )?(?:[01]\d|2[0-3]):[0-5]\d$|^\d{4}-\d\d-\d\d(?: (?:[01]\d|2[0-3]):[0-5]\d)?$/;

const duration = (doc: string): Shape => text(doc, DURATION, '90s, 30m, 24h or 7d');

const FREEZE = record('No merges in this window.', {
  'from!': text('Its start.', MOMENT, '"Fri 16:00", "16:00" or 2026-12-23'),
  'to!': text('Its end.', MOMENT, '"Mon 07:00", "07:00" or 2027-01-02'),
  timezone: text('IANA name of the time zone; UTC where it is left out.'),
  reason: text('What people are told.'),
});

const IMAGES = record('Which images may be set.', {
  tags: either(
    'Which tags.',
    text('A range of semantic versions, e.g. ">=1.0.0".'),
    record('Tags by their letters.', {
      'pattern!': text('A regular expression that the whole tag matches.'),
    }),
  ),
  digest: choice('Whether a digest must be given.', 'required', 'optional'),
  registries: list('Where images may come from.', text('A repository; `*` stands for anything.')),
});

const CHECK = either(
  'A check.',
  text('Its name.'),
  record('A check of one App.', {
    'name!': text('Its name.'),
    'app!': number('Id of the App that reports it; GitHub Actions is 15368 on github.com.', 1),
  }),
);

/** The least that a base branch must enforce; also the input `require-protection`. */
export const PROTECTION = record('The least that the base branch must enforce.', {
  'required-reviews': number('How many approvals.'),
  'dismiss-stale-reviews': flag('New commits dismiss approvals.'),
  'code-owner-reviews': flag('Code owners approve what they own.'),
  'last-push-approval': flag('Somebody else approves the last push.'),
  'conversation-resolution': flag('Conversations are resolved.'),
  'required-checks': list('Checks that the branch must require.', CHECK),
  'up-to-date': flag('The branch has all of its base.'),
  'signed-commits': flag('Commits are signed.'),
  'linear-history': flag('No merge commits.'),
  'no-force-pushes': flag('The branch is never rewritten.'),
  'no-deletions': flag('The branch is never deleted.'),
  'no-admin-bypass': flag('Administrators are held to it, too.'),
});

const ENVIRONMENT = record('An environment; the list is in the order of promotion.', {
  'name!': text('Its name.', NAME, 'production'),
  'path!': text(
    'Folder or file of an app; `{app}` stands for its name.',
    PATH,
    'apps/{app}/overlays/production',
  ),
  from: text('Environment that promotions take images from.', NAME),
  repository: text(
    'Config repository of this environment, where it is another one.',
    REPOSITORY,
    'acme/config-production',
  ),
  registries: table(
    'Repositories of images that have another name here than in `from`, by their beginning there.',
    text('Their beginning here.'),
  ),
  base: text('Branch to change; the default branch where it is left out.'),
  delivery: choice('How a change reaches the base branch.', 'pull-request', 'commit'),
  merge: choice('Who merges.', 'manual', 'auto', 'wait'),
  soak: duration('How long images must have been in `from`.'),
  'soak-restart': flag('Newer images that arrive in `from` start the time again; true where it is left out.'),
  'require-verified': flag('The environment that images come from must be verified.'),
  freeze: list('When nothing is merged.', FREEZE),
  images: IMAGES,
  protection: PROTECTION,
  checks: list('Checks that must pass before the action merges, required by the branch or not.', CHECK),
  verify: record('How a rollout is verified.', {
    'operator!': choice('Who rolls out.', 'flux', 'argocd'),
    name: text(
      'Name of its Kustomization or Application, or the context of its status; `{app}` stands for the name of the app.',
    ),
    creator: text(
      'Who alone is believed: login of the account, or slug of the GitHub App, by which it reports.',
      /^[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?(?:\[bot\])?$/,
      'argocd-acme',
    ),
    timeout: duration('How long to wait.'),
    'on-failure': choice('What then.', 'report', 'rollback'),
  }),
});

const APP = record('What differs for one app.', {
  images: list('Its images.', text('A repository.')),
  path: table('Its path in an environment.', text('Folder or file.', PATH, 'clusters/production/payments')),
});

export const CONFIG = record('Settings of gitops-release.', {
  'version!': choice('Version of this format.', '1'),
  environments: list('Environments, in the order of promotion.', ENVIRONMENT),
  apps: table('Apps, by name; only what differs from the pattern.', APP),
  release: record('Tags of releases.', {
    tag: text('Template of the tag, e.g. `v{version}`.'),
    bump: choice('Where no image has a semantic version.', 'patch', 'minor', 'major'),
    environment: text('Environment whose changes are released; the last where it is left out.', NAME),
    channel: text('Template of a tag that is moved to each release, e.g. `{environment}`.'),
    'github-release': flag('Publish a GitHub Release with notes.'),
    pin: list(
      "Where operators' objects pin the release's tag, which is moved with each release.",
      text('File, folder or glob; `{app}` and `{environment}` have a value.', PATH, 'clusters/{environment}'),
    ),
  }),
  secrets: choice('Secrets in plain text in what a change renders.', 'deny', 'allow'),
  sensitive: list(
    'Values that are shown in no diff, comment, log or file, as Kind/name/path.',
    text('A pattern.', /^[^/\s]+\/[^/\s]+\/\S.*$/, 'ConfigMap/*/data.password'),
  ),
  policies: list(
    'Files with policies that the rendered result is held against.',
    text('Path or glob.', PATH),
  ),
});

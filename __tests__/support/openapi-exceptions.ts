import type { Exchange } from './openapi.ts';

interface Exception {
  readonly operation: RegExp;
  readonly problem: RegExp;
  readonly why: string;
}

/** Where GitHub's real answers fail its own description. Short on purpose: an entry needs a source. */
const EXCEPTIONS: readonly Exception[] = [
  {
    operation: /^repos\/create-commit-status$|^actions\/create-workflow-dispatch$/,
    problem: /422: undocumented status/,
    why: 'GitHub refuses a long description or an unknown context with 422; the description leaves it out',
  },
  {
    operation: /^repos\/delete-branch-protection$|^repos\/get-release$/,
    problem: /404: undocumented status/,
    why: 'nothing to delete or to show is 404 as everywhere',
  },
  {
    operation: /^pulls\/check-if-merged$/,
    problem: /404: a body/,
    why: 'GitHub answers "Not Found" as everywhere (recordings)',
  },
  {
    operation: /^git\/delete-ref$/,
    problem: /422: a body/,
    why: 'GitHub answers "Reference does not exist" (recordings)',
  },
  {
    operation: /^repos\/(list|create)-deployment-status(es)?$/,
    problem: /(environment|log|target)_url must match format "uri"/,
    why: 'an address that was not given is the empty string, the description’s own default',
  },
  {
    operation: /^repos\/update-branch-protection$/,
    problem: /request: .*'contexts'/,
    why: 'GitHub takes `checks` without the old `contexts` (recordings)',
  },
  {
    operation: /./,
    problem: / 304: undocumented status/,
    why: 'every GET is conditional; described only at some (recordings)',
  },
  {
    operation: /./,
    problem: /passingSchemas":\[/,
    why: 'alternatives of a oneOf overlap (basic errors), so that a good answer matches more than one',
  },
  {
    operation: /^git\/(create|update|delete)-ref$/,
    problem: /(403|404): undocumented status/,
    why: 'a missing permission or repository',
  },
  {
    operation: /./,
    problem: / (401|403|404|501): undocumented status/,
    why: 'bad credentials, missing permission, no access and "not built" are possible everywhere; described only at some',
  },
];

/** Whether a problem is one of the known holes of the description. */
export function allowedProblem(operation: string, _exchange: Exchange, problem: string): boolean {
  return EXCEPTIONS.some((each) => each.operation.test(operation) && each.problem.test(problem));
}

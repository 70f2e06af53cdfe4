/** The folder for renderings of earlier runs. */
import { ReleaseError } from '../errors.ts';
import { quote } from './fields.ts';

/**
 * Absolute and outside of the workspace: there a pull request's own files stand, and it could bring the rendering
 * that its reviewers are shown.
 * @throws ReleaseError input-invalid
 */
export function parseRenderCache(value: string, workspace: string | undefined): string {
  const folder = normal(value);
  const home = workspace === undefined ? undefined : normal(workspace);
  const inside = home !== undefined && (folder === home || folder.startsWith(`${home}/`));
  if (/^(?:\/|[A-Za-z]:\/)/.test(folder) && !inside) return folder;
  throw new ReleaseError({
    code: 'input-invalid',
    what: `got ${quote(value)}, which ${inside ? 'lies in the workspace, where a pull request brings its own files' : 'is no absolute path'}`,
    next: 'Give a folder outside of the workspace, e.g. `${{ runner.temp }}/renderings`.',
  });
}

function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && (part !== '' || parts.length === 0)) parts.push(part);
  }
  return parts.join('/');
}

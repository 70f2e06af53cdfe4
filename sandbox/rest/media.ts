import type { RestRequest } from '../http/router.ts';

type Asked = Pick<RestRequest, 'headers'>;

function accepts(request: Asked, form: string): boolean {
  const accept = request.headers['accept'] ?? '';
  return new RegExp(`application/vnd\\.github\\.(?:[\\w-]+\\.)?${form}\\b`).test(accept);
}

/** Whether the bytes themselves are asked for (`application/vnd.github.raw`, also with a version). */
export function wantsRaw(request: Asked): boolean {
  return accepts(request, 'raw');
}

/** Whether a directory is asked for as an object with `entries`. */
export function wantsObject(request: Asked): boolean {
  return accepts(request, 'object');
}

/** Whether just the commit id is asked for. */
export function wantsSha(request: Asked): boolean {
  return accepts(request, 'sha');
}

/** `diff` or `patch` where one of them is asked for. */
export function wantedText(request: Asked): 'diff' | 'patch' | undefined {
  if (accepts(request, 'diff')) return 'diff';
  return accepts(request, 'patch') ? 'patch' : undefined;
}

import { describe, expect, it } from 'vitest';
import { formatAdvice, formatFailure } from '../../../src/core/report/failure.ts';

describe('what happened, and what next', () => {
  it.each([
    'GitHub says "Resource not accessible by integration".',
    'GitHub says "Resource not accessible by integration"',
    'GitHub says "Resource not accessible by integration". ',
  ])('are two sentences with one full stop between them: %j', (what) => {
    const next = 'Give the App the permission.';
    const text = `GitHub says "Resource not accessible by integration". ${next}`;
    expect(formatAdvice({ what, next })).toBe(text);
    expect(formatFailure({ code: 'permission-missing', what, next, where: 'acme/config' })).toBe(
      `acme/config: ${text}`,
    );
  });
});

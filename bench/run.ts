/** All benchmarks, one after the other. */
await import('./requests.ts');
await import('./startup.ts');
await import('./list.ts');
await import('./diff.ts');
await import('./contention.ts');
await import('./history.ts');
await import('./promote-many.ts');

/** How the demo speaks: chapters, what a step has logged, and what it asked of GitHub. */
import { styleText } from 'node:util';
import type { DemoStep } from './demo-story.ts';

export function say(text = ''): void {
  console.log(text);
}

let chapters = 0;

export function chapter(title: string): void {
  chapters += 1;
  say(`\n${styleText(['bold', 'cyan'], `${chapters}. ${title}`)}\n`);
}

export function indented(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}

export function coloured(diff: string): string {
  return diff
    .split('\n')
    .map((line) => {
      if (/^(\+\+\+|---|diff|index)/.test(line)) return styleText('bold', line);
      return line.startsWith('+')
        ? styleText('green', line)
        : line.startsWith('-')
          ? styleText('red', line)
          : line;
    })
    .join('\n');
}

export function showStep(step: DemoStep): void {
  say(indented(step.run.log.join('\n')));
  const { changed, 'pull-request-operation': operation, 'pull-request-url': url } = step.run.outputs;
  say(`\n    changed=${changed}  pull-request-operation=${operation}  ${url ?? ''}`);
  const names = step.requests.map(
    (entry) => entry.operation ?? `${entry.method} ${entry.path.replace('/api/v3', '')}`,
  );
  say(styleText('dim', indented(`${names.length} requests: ${names.join(', ')}`)));
}

export function expectStatus(step: DemoStep, conclusion: string): void {
  if (step.run.conclusion !== conclusion)
    throw new Error(`expected ${conclusion}:\n${step.run.log.join('\n')}`);
}

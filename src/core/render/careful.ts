/** What holds for every renderer: nothing unsafe is run, nothing equal is run twice, Flux's variables come last. */
import type { Rendering } from '../diff/rendered.ts';
import type { Notice } from '../errors.ts';
import type { Renderer } from '../ports.ts';
import { inputHash } from './hash.ts';
import type { RenderInput } from './input.ts';
import { substitute } from './substitute.ts';

/** @param renderer runs the tools; called only with inputs that have no problems, once for each content */
export function createCarefulRenderer(renderer: Renderer): Renderer {
  const known = new Map<string, Promise<Rendering>>();
  const renderOnce = (input: RenderInput): Promise<Rendering> => {
    const hash = inputHash(input);
    const rendering = known.get(hash) ?? renderer.render(input);
    known.set(hash, rendering);
    return rendering;
  };
  return {
    async render(input) {
      if (input.absent) return { kind: 'absent' };
      if (input.problems.length > 0) return { kind: 'failed', message: input.problems.map(tell).join('\n') };
      return finish(input, await renderOnce(input));
    },
  };
}

function tell({ what, where }: Notice): string {
  return typeof where === 'string' && where !== '' ? `${where}: ${what}` : what;
}

function finish({ substitution }: RenderInput, rendering: Rendering): Rendering {
  if (rendering.kind !== 'rendered' || substitution === undefined) return rendering;
  return { kind: 'rendered', text: substitute(rendering.text, substitution) };
}

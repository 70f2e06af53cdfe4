/** Operators' pins after a release: each moved as a change of its own. */
import { pinTo } from '../commands/pin.ts';
import type { ReleaseOutcome } from '../commands/release.ts';
import type { Provenance } from '../core/request/request.ts';
import { propose } from './propose.ts';
import type { Run } from './run.ts';

/** Does nothing where none are set up. What is known of the run's own change is not touched. */
export async function movePins(
  { releases, plan, base, url, dryRun }: ReleaseOutcome,
  provenance: Provenance['run'],
  run: Run,
): Promise<void> {
  if (plan.pins.length === 0) return;
  const ground = { plan, base, url, run: provenance, dryRun };
  const { release, update } = run.open;
  const know = () => undefined;
  const ports = { release, update: { ...update, know } };
  for (const each of releases)
    await propose(
      {
        make: () => pinTo(each, ground, ports),
        look: () => pinTo(each, { ...ground, dryRun: true }, ports),
      },
      { ...run, know },
    );
}

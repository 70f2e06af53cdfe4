/** Everything that a front end knows before it starts. */
import type { RawInputs } from './inputs.ts';
import type { Environment } from './provenance.ts';

export interface RequestSource {
  readonly inputs: RawInputs;
  readonly environment: Environment;
  /** Payload of the event that started the workflow. */
  readonly event: unknown;
  /** Content of the file that `body-path` names; undefined: there is none. */
  readonly bodyFile: string | undefined;
}

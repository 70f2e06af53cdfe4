/** The request of `update`: images, and where they are set. */
import { versionOf } from '../images/version.ts';
import { readImages } from './images.ts';
import type { Reader } from './problems.ts';
import { type ProposalContext, readProposal } from './proposal.ts';
import type { UpdateRequest } from './request.ts';
import type { RequestSource } from './source.ts';
import { readPaths } from './targets.ts';

/** What is wrong is collected in `problems`. */
export function readUpdate(source: RequestSource, read: Reader, context: ProposalContext): UpdateRequest {
  const images = readImages(source.inputs, context.problems);
  const paths = readPaths(source.inputs, context.problems);
  const values = { version: versionOf(images), images: images.map((image) => image.text).join('-') };
  return {
    command: 'update',
    paths,
    images,
    ...readProposal(source, read, { ...context, key: { paths, values } }),
  };
}

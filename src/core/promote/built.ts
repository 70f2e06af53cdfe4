/** Trailers that a promotion adds to the trail: where its images come from, and why a rule was passed over. */
const BUILT = 'Gitops-Release-Built';
const PROMOTED = 'Gitops-Release-Promoted-From';
const OVERRIDE = 'Gitops-Release-Override';

/** Commit of the source repository that an image was built from. */
export interface BuiltFrom {
  readonly repository: string;
  readonly sha: string;
}

export interface Built {
  /** Image argument. */
  readonly image: string;
  readonly from: BuiltFrom;
}

/** @param from environment @param reason of `override`; one line is made of it */
export function promotionTrailers(
  from: string,
  built: readonly Built[],
  reason: string | undefined,
): readonly string[] {
  return [
    `${PROMOTED}: ${from}`,
    ...built.map(({ image, from: { repository, sha } }) => `${BUILT}: ${image} ${repository}@${sha}`),
    ...overrideTrailers(reason),
  ];
}

/** @param reason of `override`; one line is made of it */
export function overrideTrailers(reason: string | undefined): readonly string[] {
  return reason === undefined ? [] : [`${OVERRIDE}: ${reason.replace(/\s+/g, ' ').trim()}`];
}

/** Whether a promotion made the commit. */
export function isPromotion(message: string): boolean {
  return new RegExp(`^${PROMOTED}: `, 'm').test(message);
}

/** What a commit's message says its images were built from. */
export function parseBuilt(message: string): readonly Built[] {
  const pattern = new RegExp(`^${BUILT}: (\\S+) ([\\w.-]+/[\\w.-]+)@([0-9a-f]{40}(?:[0-9a-f]{24})?)$`, 'gm');
  return [...message.matchAll(pattern)].map(([, image = '', repository = '', sha = '']) => ({
    image,
    from: { repository, sha },
  }));
}

/** How a change reaches the base branch. */
export const DELIVERIES = ['pull-request', 'commit'] as const;

export type Delivery = (typeof DELIVERIES)[number];

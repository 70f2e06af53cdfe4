/** Protections that a container or its pod had and has no more; containers that are gone have lost nothing. */
import { itemsAt, type Mapping, textAt, type Value, valueAt } from '../value.ts';
import { type Container, containersOf, findPods } from '../workload.ts';
import type { Finding, RiskRule } from './risk.ts';

/** A container with the pod that lists it. */
interface Contained {
  readonly pod: Mapping;
  readonly container: Container;
}

export const lostProtection: RiskRule = ({ base, head }) => {
  const after = new Map(containedIn(head).map((one) => [one.container.key, one]));
  return containedIn(base).flatMap((before) => {
    const now = after.get(before.container.key);
    return now === undefined ? [] : [...lostFlags(before, now), ...lostDrops(before, now)];
  });
};

function containedIn(body: Value | undefined): readonly Contained[] {
  return findPods(body).flatMap((pod) => containersOf(pod).map((container) => ({ pod, container })));
}

/** `privileges` tells what is opened by its opposite: it is not told twice. */
const FLAGS: readonly (readonly [what: string, lost: (before: Contained, now: Contained) => boolean])[] = [
  [
    'is no longer kept from running as root',
    (before, now) => nonRoot(before) === true && nonRoot(now) === undefined,
  ],
  [
    'is no longer kept from gaining privileges',
    (before, now) => escalation(before) === false && escalation(now) === undefined,
  ],
  ['may now write to its root file system', (before, now) => readOnly(before) && !readOnly(now)],
  [
    'is no longer held to a seccomp filter',
    (before, now) => ![undefined, 'Unconfined'].includes(seccomp(before)) && seccomp(now) === undefined,
  ],
];

function lostFlags(before: Contained, now: Contained): readonly Finding[] {
  return FLAGS.filter(([, lost]) => lost(before, now)).map(([what]) => ({
    level: 'medium',
    what,
    names: [now.container.name],
  }));
}

/** Only these two stand in the context of a pod as well; a container's own goes before it. */
function nonRoot({ pod, container }: Contained): Value | undefined {
  return own(container, 'runAsNonRoot') ?? valueAt(pod, 'securityContext', 'runAsNonRoot');
}

function seccomp({ pod, container }: Contained): string | undefined {
  const path = ['securityContext', 'seccompProfile', 'type'] as const;
  return textAt(container.body, ...path) ?? textAt(pod, ...path);
}

function escalation({ container }: Contained): Value | undefined {
  return own(container, 'allowPrivilegeEscalation');
}

function readOnly({ container }: Contained): boolean {
  return own(container, 'readOnlyRootFilesystem') === true;
}

function own({ body }: Container, field: string): Value | undefined {
  return valueAt(body, 'securityContext', field);
}

/** One that is added again is told as gained. */
function lostDrops(before: Contained, now: Contained): readonly Finding[] {
  const [dropped, still] = [capabilities(before, 'drop'), capabilities(now, 'drop')];
  const added = capabilities(now, 'add');
  const back = dropped.filter((name) => ![...still, ...added].includes(name) && !still.includes('ALL'));
  if (back.length === 0) return [];
  return [
    {
      level: 'medium',
      what: 'keeps kernel capabilities that it dropped',
      names: [...back, now.container.name],
    },
  ];
}

function capabilities({ container }: Contained, list: 'add' | 'drop'): readonly string[] {
  return itemsAt(container.body, 'securityContext', 'capabilities', list).map((name) =>
    String(name).toUpperCase().replace(/^CAP_/, ''),
  );
}

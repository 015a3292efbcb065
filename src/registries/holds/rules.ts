export interface Span {
  from: Date;
  /** Not part of it. */
  to: Date;
}

/** What having a place keeps its person from having elsewhere. */
export interface Hold {
  during: Span | null;
  /** At most one place a person may have of this kind; null where there is no such limit. */
  tag: string | null;
}

/** What gives places: those of one kind exclude each other between stages, those of two kinds between programmes. */
export type HoldKind = 'enrolment' | 'appointment';

/** What a person holds elsewhere. */
export interface HeldElsewhere extends Hold {
  personId: string;
  stageId: string;
  kind: HoldKind;
}

/** What is held elsewhere that stands against this, and why. */
export function findClash(
  hold: Hold,
  elsewhere: readonly HeldElsewhere[],
): { with: HeldElsewhere; because: 'sameTime' | 'sameKind' } | undefined {
  for (const each of elsewhere) {
    if (hold.tag !== null && hold.tag === each.tag) return { with: each, because: 'sameKind' };
    const [a, b] = [hold.during, each.during];
    if (a && b && a.from < b.to && b.from < a.to) return { with: each, because: 'sameTime' };
  }
  return undefined;
}

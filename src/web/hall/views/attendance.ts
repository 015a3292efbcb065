import type { QrBits } from '../../kit/qr.ts';
import type { FormTarget, Link } from './frame.ts';
import type { WhenView } from './programme.ts';

/** Landing of a session's poster code. `open` offers the button, all others say what happened and what to do. */
export interface CheckInView extends FormTarget {
  state: 'open' | 'done' | 'already' | 'tooEarly' | 'tooLate' | 'notOnList' | 'full' | 'refused' | 'signIn';
  programme: Link;
  session: { title: string; when: WhenView; place?: string };
  /** Masked. */
  name?: string;
  at?: Date;
  seat?: string;
  /** The refusal's own sentence. */
  reason?: string;
  next?: Link[];
}

export interface HelperView {
  stageId: string;
  sessionId: string;
  programme: string;
  session: { title: string; when: WhenView; place?: string };
  /** Address that scans are posted to. */
  api: string;
  /** `expected` is left out where whoever comes may check in. */
  counts: { arrived: number; expected?: number };
  /** Manual look-up by name or by the last digits of the phone; works without script. */
  lookUp: {
    query: string;
    action: string;
    /** What the search keeps: a form that asks drops the query of its address. */
    hidden: Record<string, string>;
    found: { id: string; name: string; unit: string; phoneTail: string; arrivedAt?: Date; checkIn?: FormTarget }[];
  };
  /** Teams to be checked in at once. */
  teams?: { id: string; name: string; unit: string; arrived: string; checkIn?: FormTarget }[];
  posterHref?: string;
  otherSessions: (Link & { when: WhenView })[];
}

/** A poster for the door: the session's own code, to be printed. */
export interface PosterView {
  programme: string;
  session: { title: string; when: WhenView; place?: string };
  unit: string;
  code: QrBits;
  href: string;
}

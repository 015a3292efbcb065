import type { ReactNode } from 'react';
import { HallShell } from '../shell.tsx';
import type { HallFrame, Link } from '../views/frame.ts';

/** The frame of a page that a stage fills itself: a judge's sheet, live results. */
export function StagePage({
  frame,
  children,
  ...shell
}: {
  frame: HallFrame;
  title: string;
  /** What it is part of, in the masthead. */
  section: Link;
  personal?: boolean;
  docked?: boolean;
  refreshSeconds?: number;
  children: ReactNode;
}) {
  return (
    <HallShell frame={frame} {...shell}>
      {children}
    </HallShell>
  );
}

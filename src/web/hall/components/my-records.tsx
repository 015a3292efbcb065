import type { ReactNode } from 'react';
import { say } from '../../../kernel/words.ts';
import { paths } from '../paths.ts';
import { HallShell } from '../shell.tsx';
import type { HallFrame } from '../views/frame.ts';
import { shellWords } from '../words/shell.ts';

interface MyRecordsProps {
  frame: HallFrame;
  title: string;
  /** What is said below the heading. */
  lead?: ReactNode;
  /** Each record has a text beside it, so the page is as wide as the screen. */
  wide?: boolean;
  children: ReactNode;
}

/** A page of the reader's own records of one kind, reached from "my page". */
export function MyRecords({ frame, title, lead, wide = false, children }: MyRecordsProps) {
  const page = (
    <>
      <div className="page-head">
        <h1>{title}</h1>
        {lead}
      </div>
      {children}
    </>
  );
  const section = { label: say(shellWords, frame.lang).me, href: paths.me };
  return (
    <HallShell frame={frame} title={title} current="me" section={section} personal>
      {wide ? page : <div className="centre">{page}</div>}
    </HallShell>
  );
}

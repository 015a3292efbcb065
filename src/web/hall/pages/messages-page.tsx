import { say } from '../../../kernel/words.ts';
import { Empty } from '../components/empty.tsx';
import { HiddenInputs } from '../components/hidden-inputs.tsx';
import { MessageList } from '../components/message-list.tsx';
import { Pager } from '../components/pager.tsx';
import { HallShell } from '../shell.tsx';
import type { HallFrame } from '../views/frame.ts';
import type { MessagesView } from '../views/mine.ts';
import { mineWords } from '../words/mine.ts';

/** Everything the hall told me. */
export function MessagesPage({ frame, view }: { frame: HallFrame; view: MessagesView }) {
  const w = say(mineWords, frame.lang);
  return (
    <HallShell frame={frame} title={w.messages} current="messages" personal>
      <div className="centre">
        <div className="page-head split">
          <h1>{w.messages}</h1>
          {view.readAll && (
            <form method="post" action={view.readAll.post}>
              <HiddenInputs values={view.readAll.hidden} />
              <button className="plain" type="submit">
                {w.readAll}
              </button>
            </form>
          )}
        </div>
        {view.messages.length > 0 ? (
          <MessageList messages={view.messages} edition={frame} />
        ) : (
          <Empty title={w.noMessages} text={w.noMessagesText} woodcut="reading" edition={frame} />
        )}
        <Pager pager={view.pager} edition={frame} />
      </div>
    </HallShell>
  );
}

import { say } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import type { Edition } from '../views/frame.ts';
import type { MessageView } from '../views/mine.ts';
import { mineWords } from '../words/mine.ts';
import { Moment } from './moment.tsx';

function Title({ message, edition }: { message: MessageView; edition: Edition }) {
  const title = <b lang={langOf(message.title, edition.lang)}>{message.title}</b>;
  return message.href ? <a href={message.href}>{title}</a> : title;
}

/** Messages, newest first; unread ones carry a mark. */
export function MessageList({ messages, edition }: { messages: MessageView[]; edition: Edition }) {
  return (
    <ul>
      {messages.map((message) => (
        <li
          key={message.at.toISOString() + message.title}
          className={message.unread ? 'message message-unread' : 'message'}
        >
          {message.unread && <span className="hidden">{say(mineWords, edition.lang).unread}</span>}
          <Title message={message} edition={edition} />
          {message.text && (
            <p className="meta" lang={langOf(message.text, edition.lang)}>
              {message.text}
            </p>
          )}
          <Moment at={message.at} edition={edition} as="recent" />
        </li>
      ))}
    </ul>
  );
}

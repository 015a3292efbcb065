import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { session, signInAddress } from '../connection.ts';
import { useWords } from '../preferences.tsx';
import { useStore } from '../store.ts';
import { shellWords } from './words.ts';

/** The session ended while somebody worked: they sign in beside it, nothing they typed is lost. */
export function SessionDialog() {
  const w = useWords(shellWords);
  const state = useStore(session);
  const client = useQueryClient();
  const goOn = () => {
    session.set('live');
    void client.invalidateQueries();
  };
  return (
    <Modal
      open={state === 'expired'}
      closable={false}
      title={w.expiredTitle}
      footer={[
        <Button key="sign-in" type="primary" href={signInAddress('/console/')} target="_blank">
          {w.signIn}
        </Button>,
        <Button key="go-on" onClick={goOn}>
          {w.goOn}
        </Button>,
      ]}
    >
      {w.expired}
    </Modal>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { network } from '../connection.ts';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../preferences.tsx';
import { useStore } from '../store.ts';
import { commonWords } from '../words.ts';
import { shellWords } from './words.ts';

const askAgainMs = 5000;

/** Says that the network is lost, asks again by itself, and goes away once an answer comes. */
export function NetworkBanner() {
  const w = useWords(shellWords);
  const common = useWords(commonWords);
  const state = useStore(network);
  const client = useQueryClient();
  const again = () => void client.refetchQueries({ queryKey: ['me'] });
  useEffect(() => {
    const onOffline = () => network.set('lost');
    addEventListener('offline', onOffline);
    return () => removeEventListener('offline', onOffline);
  }, []);
  useEffect(() => {
    if (state === 'found') return;
    const ask = () => void client.refetchQueries({ queryKey: ['me'] });
    const timer = setInterval(ask, askAgainMs);
    addEventListener('online', ask);
    return () => {
      clearInterval(timer);
      removeEventListener('online', ask);
    };
  }, [state, client]);
  return (
    <div role="status">
      {state === 'lost' && (
        <div className="network-banner">
          <Icon name="warning" />
          <span>{w.lost}</span>
          <Button size="small" onClick={again}>
            {common.retry}
          </Button>
        </div>
      )}
    </div>
  );
}

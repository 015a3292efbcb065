import { QueryClient } from '@tanstack/react-query';
import { network } from './connection.ts';
import { Problem } from './problem.ts';

const readRepeats = 3;

/** Asks again only where the network or the server failed; a refusal is an answer. */
function askAgain(failures: number, error: unknown): boolean {
  if (error instanceof Problem && error.status > 0 && error.status < 500) return false;
  return failures < readRepeats;
}

/** Makes the console's store of answers. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: { retry: askAgain, staleTime: 30_000, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
  network.subscribe(() => {
    if (network.get() === 'found') void client.refetchQueries({ predicate: (query) => query.state.status === 'error' });
  });
  return client;
}

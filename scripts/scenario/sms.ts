import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A provider of text messages that keeps the last code of each phone instead of sending it. */
export interface SmsProvider {
  url: string;
  /** @throws Error where no code was sent to the phone */
  getCode: (phone: string) => string;
  stop: () => Promise<void>;
}

/** Starts the provider on a free port of this machine. */
export async function startSmsProvider(): Promise<SmsProvider> {
  const codes = new Map<string, string>();
  const server = createServer(async (request, response) => {
    const { phone, code } = (await json(request)) as { phone: string; code?: string };
    if (code !== undefined) codes.set(phone, code);
    response.writeHead(202).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`,
    getCode(phone) {
      const code = codes.get(`+86${phone}`);
      if (code === undefined) throw new Error(`No code was sent to ${phone}.`);
      return code;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

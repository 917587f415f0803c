// Names and TLS of every host that the bot calls.
import { connect as connectPlain, type Socket } from 'node:net';
import { connect, TLSSocket } from 'node:tls';
import { steps, works, wrong, type Finding } from './finding.ts';
import { explained, wordIn } from './network.ts';

/** A host, and what the bot needs it for. */
export interface Host {
  readonly what: string;
  readonly url: string;
}

/** Whether it is found, lets the bot in, and is who it says. `withinMs`: for the whole of it. */
export async function askHost({ what, url }: Host, withinMs: number): Promise<Finding> {
  const { hostname, port, protocol } = new URL(url);
  const asked = `${what}: name and TLS of ${hostname}`;
  const at = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || (protocol === 'http:' ? 80 : 443)) };
  try {
    const socket = protocol === 'http:' ? connectPlain(at) : connect({ ...at, servername: nameFor(at.host) });
    const until = await opened(socket, withinMs);
    return works(asked, until === undefined ? 'reached' : `reached, certificate until ${until}`);
  } catch (error) {
    const word = wordIn(error);
    const { found, step } = explained(word) ?? { found: `not reached (${word})`, step: steps.hosts };
    return wrong(asked, found, step);
  }
}

/** An address has no name to ask for. */
const nameFor = (host: string): string => (/^[\d.]+$|:/.test(host) ? '' : host);

async function opened(socket: Socket | TLSSocket, withinMs: number): Promise<string | undefined> {
  try {
    return await new Promise<string | undefined>((resolve, reject) => {
      socket.setTimeout(withinMs, () => reject(Object.assign(new Error('late'), { code: 'ETIMEDOUT' })));
      socket.once('error', reject);
      socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => {
        const until = socket instanceof TLSSocket ? socket.getPeerCertificate().valid_to : undefined;
        resolve(until === undefined ? undefined : new Date(until).toISOString().slice(0, 10));
      });
    });
  } finally {
    socket.destroy();
  }
}

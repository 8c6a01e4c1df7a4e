/** Listening on a port of this computer, and saying clearly when that cannot be. */
import { type RequestListener, type Server, createServer } from 'node:http';
import { close, listen } from './http.ts';

export interface Listening {
  readonly port: number;
  readonly close: () => Promise<void>;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const explained = (error: unknown, port: number, what: string, instead: string): Error => {
  if (codeOf(error) === 'EADDRINUSE') {
    return new Error(
      `Port ${port}, wanted for ${what}, is taken by another program (maybe a workspace that still runs). ` +
        `Stop that program, or ${instead}.`,
    );
  }
  if (codeOf(error) === 'EACCES')
    return new Error(`Port ${port}, wanted for ${what}, is not allowed here; ${instead}.`);
  return error instanceof Error ? error : new Error(String(error));
};

const listenOn = async (listener: RequestListener, port: number, address: string): Promise<[Server, number]> => {
  const server = createServer(listener);
  return [server, await listen(server, port, address)];
};

/** A computer without IPv6 answers with one of these; `localhost` then means IPv4 alone. */
const noIpv6 = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'];

const triesForFreePort = 5;

export interface Place {
  readonly port: number;
  /** What the port is for, and what to do where it is taken: parts of the error's sentence. */
  readonly what: string;
  readonly instead: string;
}

/** Listens at 127.0.0.1 alone. */
export const listenAtIpv4 = async (listener: RequestListener, place: Place): Promise<Listening> => {
  try {
    const [server, port] = await listenOn(listener, place.port, '127.0.0.1');
    return { port, close: () => close(server) };
  } catch (error) {
    throw explained(error, place.port, place.what, place.instead);
  }
};

/** Listens at both addresses that a browser may take `localhost` for. */
export const listenAtLocalhost = async (listener: RequestListener, place: Place, tries = 1): Promise<Listening> => {
  const ipv4 = await listenAtIpv4(listener, place);
  try {
    const [ipv6] = await listenOn(listener, ipv4.port, '::1');
    return { port: ipv4.port, close: () => Promise.all([ipv4.close(), close(ipv6)]).then(() => undefined) };
  } catch (error) {
    if (noIpv6.includes(codeOf(error))) return ipv4;
    await ipv4.close();
    if (place.port === 0 && tries < triesForFreePort) return listenAtLocalhost(listener, place, tries + 1);
    throw explained(error, ipv4.port, place.what, place.instead);
  }
};

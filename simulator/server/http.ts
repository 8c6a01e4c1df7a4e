/** The little that two plain Node servers need in common. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { type Json, parseRecord } from '../json.ts';

const largestBody = 5_000_000;

/** The request body, up to 5 MB. */
export const bodyText = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > largestBody) throw new Error('The request body is too large.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
};

/** The request body as a JSON object; an empty one where it is none. */
export const bodyJson = async (request: IncomingMessage): Promise<Json> => parseRecord(await bodyText(request)) ?? {};

/** Answers with that text, unless the connection is gone. */
export const sendText = (
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void => {
  if (response.destroyed || response.writableEnded) return;
  response.writeHead(status, { ...headers, 'Cache-Control': 'no-store' });
  response.end(text);
};

/** Answers, unless the connection is gone. */
export const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
  sendText(response, status, JSON.stringify(body), { 'Content-Type': 'application/json; charset=utf-8' });
};

/** Starts to listen and tells the port; rejects where the port is taken. */
export const listen = (server: Server, port: number, address: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      server.off('error', reject);
      const bound = server.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : port);
    });
  });

/** Stops listening and ends what is still connected. */
export const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });

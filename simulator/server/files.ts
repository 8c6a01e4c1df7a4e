/** Serves files of one folder, and nothing outside it. */
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** The file's content, or undefined where the folder has none at this path. */
export const fileAt = async (folder: string, path: string): Promise<Buffer | undefined> => {
  const file = normalize(join(folder, path));
  if (!file.startsWith(normalize(folder + sep)) || path.includes('\0')) return undefined;
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
};

/** Built files carry a hash in their name and never change; every other one may be built anew at any time. */
const isHashed = (path: string): boolean => /-[A-Za-z0-9_-]{8}\.[a-z0-9]+$/.test(path);

/** Sends a file under the type that its name tells; a page may come with a policy. */
export const sendFile = (response: ServerResponse, path: string, content: Buffer | string, policy?: string): void => {
  response.writeHead(200, {
    'Content-Type': types[extname(path)] ?? 'application/octet-stream',
    'Cache-Control': isHashed(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    ...(policy === undefined ? {} : { 'Content-Security-Policy': policy }),
  });
  response.end(content);
};

/** Sends a plain sentence in place of a file. */
export const sendNothing = (response: ServerResponse, status: number, why: string): void => {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${why}\n`);
};

/** The request's path without query, decoded; undefined where it is no valid encoding. */
export const decodedPath = (url: string): string | undefined => {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/, ''));
  } catch {
    return undefined;
  }
};

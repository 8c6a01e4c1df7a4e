/** The app's origin: the built package as Zendesk would serve it, with one script address replaced. */
import { setTimeout as pause } from 'node:timers/promises';
import { type RequestListener, type ServerResponse } from 'node:http';
import { strictPolicy } from './contentPolicy.ts';
import { decodedPath, fileAt, sendFile, sendNothing } from './files.ts';
import type { Running } from './running.ts';
import { storageAddress, storageScript } from './appStorage.ts';

/** Where the app's page lies in every package. */
export const appPage = '/assets/iframe.html';

const cdnAddress = 'https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js';
/** Longer than the app waits for it. */
const SLOW_MS = 6000;
const sdkFile = 'zaf_sdk.min.js';
const sdkAddress = `/__sdk__/${sdkFile}`;

export interface AppFolders {
  readonly packageDir: string;
  readonly sdkDir: string;
  /** The workspace's own address, the only one that may show the app in a frame. */
  readonly hostOrigin: () => string;
}

const serve = async (running: Running, folders: AppFolders, url: string, response: ServerResponse): Promise<void> => {
  const path = decodedPath(url);
  if (path === sdkAddress) {
    if (running.world().knobs.sdkScript === 'slow') await pause(SLOW_MS);
    const script = running.world().knobs.sdkScript === 'dead' ? undefined : await fileAt(folders.sdkDir, sdkFile);
    if (script === undefined) sendNothing(response, 404, 'The SDK is not here.');
    else sendFile(response, path, script);
    return;
  }
  if (path === storageAddress) {
    sendFile(response, path, storageScript(running.world().knobs) ?? '');
    return;
  }
  const content = path === undefined ? undefined : await fileAt(folders.packageDir, path);
  if (path === undefined || content === undefined) {
    sendNothing(response, 404, path === appPage ? 'The app is not built. Run: npm run build' : 'Not found');
  } else if (path === appPage) {
    // Without reach to Zendesk's servers the workspace has its own copy; nothing else of the package may differ.
    const page = content.toString('utf8');
    const policy = strictPolicy(page, folders.hostOrigin());
    const isAsItIs = storageScript(running.world().knobs) === null;
    const first = isAsItIs ? '' : `<script src="${storageAddress}"></script>`;
    sendFile(
      response,
      path,
      page.replaceAll(cdnAddress, sdkAddress).replace(/<meta charset[^>]*>/, `$&${first}`),
      policy,
    );
  } else {
    sendFile(response, path, content);
  }
};

/** Handles every request to the app's origin. */
export const appListener =
  (running: Running, folders: AppFolders): RequestListener =>
  (request, response) => {
    serve(running, folders, request.url ?? '/', response).catch(() => {
      sendNothing(response, 500, 'The simulator failed.');
    });
  };

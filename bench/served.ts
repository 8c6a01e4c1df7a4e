/** Serves built apps for a measurement, each at an origin of its own, the SDK beside it. */
import { createServer } from 'node:http';
import { close, listen } from '../simulator/server/http.ts';
import { decodedPath, fileAt, sendFile, sendNothing } from '../simulator/server/files.ts';

const CDN = 'https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js';
/** Named as built files are, so that it is kept by the browser, as the copy at Zendesk's address is. */
const SDK = '/sdk/zaf_sdk-00000000.js';
const PAGE = '/assets/iframe.html';

export interface Served {
  /** The app's page. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** The package in `packageDir` as Zendesk would serve it, but for the SDK, which comes from this computer. */
export async function serveApp(packageDir: string): Promise<Served> {
  const server = createServer((request, response) => {
    const path = decodedPath(request.url ?? '/') ?? '';
    const found = path === SDK ? fileAt('build/workspace-sdk', 'zaf_sdk.min.js') : fileAt(packageDir, path);
    void found.then((content) => {
      if (content === undefined) sendNothing(response, 404, 'Not found');
      else sendFile(response, path, path === PAGE ? content.toString('utf8').replaceAll(CDN, SDK) : content);
    });
  });
  const port = await listen(server, 0, '127.0.0.1');
  return { url: `http://127.0.0.1:${port}${PAGE}`, close: () => close(server) };
}

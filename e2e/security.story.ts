import { afterEach, describe, expect, test } from 'vitest';
import type { Tab } from './tab.ts';
import { ADA, ANA, SECRETS, Workspace } from './workspace.ts';

/* What the page may do, whom it hears, and what never reaches it. Every story runs under the strict policy; these look at it. */

let workspace: Workspace;

afterEach(async () => {
  await workspace.close();
});

/** Everything that the app's frame asks for by itself, from now on. */
function asksOf(tab: Tab): readonly string[] {
  const asked: string[] = [];
  tab.page.on('request', (request) => {
    const frame = request.frame();
    if (frame !== tab.page.mainFrame() && frame.parentFrame() === tab.page.mainFrame()) asked.push(request.url());
  });
  return asked;
}

/** A day's work of an admin: past due, set-up, report, a decision, faults, the report for the admin. */
async function walks(ada: Tab): Promise<void> {
  await ada.sees('5 past due');
  await ada.presses('Set-up');
  await ada.sees(/All in order|to put right/);
  await ada.presses('Back');
  await ada.presses('Bypass report');
  await ada.sees('Back');
  await ada.presses('Back');
  await ada.answers('Refund: was not using it', 'No, refuses');
  await ada.records(/^Record and flag/);
  await workspace.knobs({ billingFault: 'invalid-key' });
  await ada.reloadsPage();
  await ada.sees('Billing does not know the key.');
  await ada.presses('Copy a report for the admin');
  await ada.sees(/^Copied; it holds no customer data/);
}

describe('the page', () => {
  test('under the strict policy asks nobody but the package, and holds no key, over a whole walk', async () => {
    workspace = await Workspace.with('refund-five');
    const ada = await workspace.signsIn(ADA);
    const asked = asksOf(ada);
    await ada.reloadsPage();
    await walks(ada);
    const frame = await ada.panelFrame();
    const own = new URL(frame.url()).origin;
    // The workspace has the SDK's script at the app's own address; with Zendesk it is the one script from elsewhere.
    expect(asked.filter((url) => new URL(url).origin !== own)).toEqual([]);
    expect(asked.filter((url) => url.endsWith('.js')).length).toBeGreaterThan(3);
    const found = await ada.everythingItHolds();
    for (const secret of SECRETS) expect(found).not.toContain(secret.slice(-12));
    expect(found).not.toContain('****');

    const { headers } = await fetch(frame.url());
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain(`frame-ancestors ${new URL(ada.page.url()).origin}`);
    // And it bites: what somebody smuggled in would neither run nor tell anybody.
    const ran = await frame.evaluate(async (address) => {
      const script = document.createElement('script');
      script.textContent = 'window.smuggled = true';
      document.body.append(script);
      const told = await fetch(address).then(
        () => 'told',
        () => 'not told',
      );
      return { told, smuggled: 'smuggled' in window };
    }, `${own}/assets/logo.svg`);
    expect(ran).toEqual({ told: 'not told', smuggled: false });
    ada.complaints.length = 0;
  });
});

describe('a message from another window than Zendesk’s', () => {
  test('changes nothing and is answered by nothing', async () => {
    workspace = await Workspace.with('refund-five');
    const ana = await workspace.signsIn(ANA);
    await ana.judges();
    await ana.sees('5 past due');
    const before = await ana.panel.locator('#root').innerText();
    // Another app's frame in the same page, with an origin of its own.
    const heard = await ana.page.evaluate(async () => {
      const stranger = document.createElement('iframe');
      stranger.setAttribute('sandbox', 'allow-scripts');
      stranger.srcdoc = `<script>
        const heard = [];
        addEventListener('message', ({ data }) => {
          if (data === 'tell') parent.postMessage({ stranger: heard }, '*');
          else heard.push(data);
        });
        const forged = [
          { key: 'zaf.colorScheme.changed', message: 'dark' },
          { key: 'zaf.ticket.save', needsReply: true },
          { key: 'zaf.app.registered', message: { metadata: { settings: { approvers: '101' } }, context: {} } },
          { key: 'zaf.ticket.requester.id.changed', message: 1 },
          ...Array.from({ length: 60 }, (_, id) => ({ id, result: { 'ticket.tags': ['pdp_approved'], errors: {} } })),
        ];
        for (let n = 0; n < parent.length; n += 1) {
          for (const message of forged) {
            parent[n].postMessage(message, '*');
            parent[n].postMessage(JSON.stringify(message), '*');
          }
        }
      </script>`;
      document.body.append(stranger);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const told = new Promise((resolve) => {
        addEventListener('message', ({ data }: MessageEvent<{ stranger?: unknown }>) => {
          if (data.stranger !== undefined) resolve(data.stranger);
        });
      });
      stranger.contentWindow?.postMessage('tell', '*');
      const answer = await told;
      stranger.remove();
      return answer;
    });
    // It hears its own messages, which it sent to every frame; the app's frame sends it none.
    expect(JSON.stringify(heard)).not.toContain('iframe.reply');
    expect(await ana.panel.locator('#root').innerText()).toBe(before);
    expect(await ana.panel.locator(':root').getAttribute('data-scheme')).toBe('light');
    expect(await ana.submitsAs('Solved')).toMatchObject({ saved: false });
    // The same words from Zendesk's own window are heard.
    await ana.page.evaluate(() => {
      const app = document.querySelector<HTMLIFrameElement>('iframe[data-active]');
      app?.contentWindow?.postMessage({ key: 'zaf.colorScheme.changed', message: 'dark' }, '*');
    });
    await ana.panel.locator(':root[data-scheme="dark"]').waitFor();
  });
});

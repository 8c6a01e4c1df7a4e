import { afterEach, describe, expect, test } from 'vitest';
import { asksCredit, CASES, INACTIVE, lastMailBy, mailedBy, RULES, setsUp } from './cases.ts';
import type { Tab } from './tab.ts';
import { ANA, REGGIE, ROSA, TICKET, Workspace } from './workspace.ts';

/* Reggie need not look for what waits: Zendesk mails it, once, with what there is to decide. */

const HOUR = 3_600_000;
const LINK = `https://vistasocial.zendesk.com/agent/tickets/${TICKET}`;
/** What there is to know of the credit asked for, in the order of the note. */
const ESSENCE = [
  'For Reggie’s decision: Goodwill credit, $20.00; All stay due; account stays open',
  'Mills Roofing: 1 past due, $99.00, oldest of',
  'Outage in May.',
];

let workspace: Workspace;
let ana: Tab;

async function opens(rules: 'rules' | 'no rules', approvers = '103'): Promise<void> {
  workspace = await Workspace.with('refund-one');
  await workspace.settings({ approvers });
  if (rules === 'rules') await setsUp(workspace);
  ana = await workspace.signsIn(ANA);
}

const sorted = (ids: readonly number[]): readonly number[] => ids.toSorted((a, b) => a - b);

afterEach(async () => {
  await workspace.close();
});

describe('with the rules of the set-up', () => {
  test('a flag mails every approver once, with what is asked, of whom, why, and a link; no second mail while it waits', async () => {
    await opens('rules', '103, 105');
    await asksCredit(ana);
    expect(sorted(await mailedBy(workspace, 'mail'))).toEqual([REGGIE, ROSA]);
    const mail = await lastMailBy(workspace, 'mail');
    expect(mail?.subject).toMatch(/^For your decision: ticket #4711, /);
    expect(await mailedBy(workspace, 'mailInfo')).toEqual([]);
    for (const part of ESSENCE) expect(mail?.body).toContain(part);
    expect(mail?.body.split('\n')[0]).toContain(LINK);

    await workspace.customerWrites('Any news?');
    await workspace.updatesTicket({ comment: { body: 'They called as well.', public: false } });
    await ana.presses('Amend the request');
    await ana.types(/Amount to give back/, '30');
    await ana.records(/^Record and flag/);
    expect(await mailedBy(workspace, 'mail')).toHaveLength(2);
  });

  test('of two approvers the first answer counts, and the other one sees it; flagged again, both are mailed anew', async () => {
    await opens('rules', '103, 105');
    await asksCredit(ana);
    const rosa = await workspace.signsIn(ROSA);
    await rosa.sees('For your decision');
    const reggie = await workspace.signsIn(REGGIE);
    await reggie.asks('Which outage?');
    await rosa.sees(/^Reggie Hale asks/);
    await ana.types('Your answer to Reggie', 'The one of May 12.');
    await ana.presses('Answer and flag again');
    await ana.sees('Recorded and flagged to Reggie.');
    expect(sorted(await mailedBy(workspace, 'mail'))).toEqual([REGGIE, REGGIE, ROSA, ROSA]);
    expect((await lastMailBy(workspace, 'mail'))?.body).toContain(
      'Why: Outage in May.\nReggie Hale asked: Which outage?\nAnswer: The one of May 12.',
    );
    await rosa.approves();
    await reggie.sees(/^Approved by Rosa Diaz/);
    expect(await mailedBy(workspace, 'mail')).toHaveLength(4);
  });

  test('after 24 hours without an answer they are reminded, once; the next flag is mailed and reminded of anew', async () => {
    await opens('rules');
    await asksCredit(ana);
    const reminded = async (hours: number): Promise<readonly number[]> => {
      await workspace.knobs({ clockAheadMs: hours * HOUR });
      await workspace.runAutomations();
      return mailedBy(workspace, 'remind');
    };
    expect(await reminded(23)).toEqual([]);
    expect(await reminded(25)).toEqual([REGGIE]);
    const reminder = await lastMailBy(workspace, 'remind');
    expect(reminder?.subject).toMatch(/^Not answered yet: ticket #4711, /);
    expect(reminder?.body).toContain(LINK);
    expect(await reminded(26)).toEqual([REGGIE]);
    expect(await reminded(100)).toEqual([REGGIE]);

    const reggie = await workspace.signsIn(REGGIE);
    await reggie.asks('Which outage?');
    expect(await reminded(150)).toEqual([REGGIE]);
    await ana.types('Your answer to Reggie', 'The one of May 12.');
    await ana.presses('Answer and flag again');
    await ana.sees('Recorded and flagged to Reggie.');
    expect(await mailedBy(workspace, 'mail')).toEqual([REGGIE, REGGIE]);
    expect(await reminded(180)).toEqual([REGGIE, REGGIE]);
  });

  test('what is flagged for information and solved already is mailed and reminded of all the same', async () => {
    workspace = await Workspace.with('refund-refuses');
    await setsUp(workspace);
    ana = await workspace.signsIn(ANA);
    await CASES.flagged.begins(ana, workspace);
    const mail = await lastMailBy(workspace, 'mailInfo');
    expect(mail?.subject).toMatch(/^Flagged to you: ticket #4711, /);
    expect(mail?.body).toContain('For Reggie’s information: R6, Void all and close the account');
    expect(await mailedBy(workspace, 'mail')).toEqual([]);
    await workspace.updatesTicket({ status: 'solved' });
    await workspace.knobs({ clockAheadMs: 30 * HOUR });
    await workspace.runAutomations();
    expect(await mailedBy(workspace, 'remind')).toEqual([REGGIE]);
    expect((await workspace.ticket()).status).toBe('solved');
  });

  test('flagged for information and solved; reopened by the customer, an exception is mailed as a decision', async () => {
    workspace = await Workspace.with('refund-refuses');
    await setsUp(workspace);
    ana = await workspace.signsIn(ANA);
    await CASES.flagged.begins(ana, workspace);
    await workspace.updatesTicket({ status: 'solved' });
    expect(await mailedBy(workspace, 'mailInfo')).toEqual([REGGIE]);
    await workspace.customerWrites('Six months without a login. Is there nothing you can do?');
    await ana.presses('Decide anew');
    await ana.answers(INACTIVE, 'No, refuses');
    await ana.presses('Ask Reggie for an exception');
    await ana.asksException({ kind: 'goodwill-credit', amount: '20', plan: 'keep-all', why: 'Outage in May.' });
    await ana.records(/^Record and flag/);
    expect(await mailedBy(workspace, 'mail')).toEqual([REGGIE]);
    expect((await lastMailBy(workspace, 'mail'))?.subject).toMatch(/^For your decision: ticket #4711, /);
    expect(await mailedBy(workspace, 'mailInfo')).toEqual([REGGIE]);
  });

  test.each(['Go ahead.', 'We have refunded your invoices.'])(
    'approved set by hand with “%s”, which takes every mark off: nobody’s text is mailed as what is to be decided',
    async (text) => {
      await opens('rules');
      await workspace.knobs({ followersEnabled: false });
      await asksCredit(ana);
      await workspace.updatesTicket({ tags: ['billing', 'pdp_approved'], comment: { body: text, public: false } });
      expect((await workspace.ticket()).tags).toEqual(expect.arrayContaining(['pdp_waiting', 'pdp_forged']));
      expect(await mailedBy(workspace, 'unsealed')).toEqual([REGGIE]);
      await ana.sees(/^Ben Okafor set this ticket to approved by hand, .*; it was taken off\.$/);
      expect(await mailedBy(workspace, 'mail')).toEqual([REGGIE]);
      expect(await mailedBy(workspace, 'mailPlain')).toEqual([]);
      expect((await workspace.mails()).filter(({ body }) => body.includes(text))).toEqual([]);

      // What is really flagged later is mailed with its note.
      await ana.presses('Amend the request');
      await ana.types(/Amount to give back/, '30');
      await ana.records(/^Record and flag/);
      expect(await mailedBy(workspace, 'mail')).toEqual([REGGIE, REGGIE]);
      expect((await lastMailBy(workspace, 'mail'))?.body).toContain('Goodwill credit, $30.00');
    },
  );

  test('waiting set by hand with a note of one’s own: the mail has the link and no text; a flag’s mail names who flagged', async () => {
    await opens('rules');
    await workspace.knobs({ followersEnabled: false });
    const forged = { body: 'Reggie said yes by phone.', public: false };
    await workspace.updatesTicket({ tags: ['billing', 'pdp_waiting'], comment: forged });
    const mails = await workspace.mails();
    expect(mails.map(({ to, rule }) => [to, rule])).toEqual([[REGGIE, RULES.mailPlain]]);
    expect(mails[0]?.body).toMatch(new RegExp(`^This ticket is marked as waiting for you .*: ${LINK}$`));
    await workspace.close();

    await opens('rules');
    await asksCredit(ana);
    expect((await lastMailBy(workspace, 'mail'))?.body).toMatch(
      /^Flagged to you in the Past-Due Playbook by Ana Torres\./,
    );
  });

  test('an account without followers: the rule mails all the same', async () => {
    await opens('rules');
    await workspace.knobs({ followersEnabled: false });
    await asksCredit(ana);
    expect((await workspace.ticket()).followerIds).toEqual([]);
    expect((await workspace.mails()).map(({ to, rule }) => [to, rule])).toEqual([[REGGIE, RULES.mail]]);
  });
});

describe('without them', () => {
  test('only the follower’s mail comes, which begins with what there is to decide', async () => {
    await opens('no rules');
    await asksCredit(ana);
    const mails = await workspace.mails();
    expect(mails.map(({ to, rule }) => [to, rule])).toEqual([[REGGIE, null]]);
    const [first, customer, why] = mails[0]?.body.split('\n') ?? [];
    expect(first).toBe(ESSENCE[0]);
    expect(customer).toContain(ESSENCE[1]);
    expect(why).toContain(ESSENCE[2]);
  });

  test('in an account without followers nobody is mailed; the view has it', async () => {
    await opens('no rules');
    await workspace.knobs({ followersEnabled: false });
    await asksCredit(ana);
    expect(await workspace.mails()).toEqual([]);
    expect((await workspace.view('Waiting for Reggie')).map(({ id }) => id)).toEqual([TICKET]);
  });
});

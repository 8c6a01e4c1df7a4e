import { afterEach, describe, expect, test } from 'vitest';
import { CASES, mailedBy } from './cases.ts';
import type { Submitted, Tab } from './tab.ts';
import { ANA, BEN, TICKET, UNRELATED, Workspace } from './workspace.ts';
import type { ScenarioId } from '../simulator/scenarios/scenarioIds.ts';

/* Tags travel with follow-ups and merges; cases do not. */

const INHERITED = 'This ticket carries the tag of an earlier case';
const OTHER = 4802;

let workspace: Workspace;
let ana: Tab;

const blockedBy = (rule: string): Submitted => ({
  saved: false,
  message: expect.stringContaining(`[${rule}]`) as string,
});

async function opens(scenario: ScenarioId, ticket = TICKET): Promise<void> {
  workspace = await Workspace.with(scenario);
  ana = await workspace.signsIn(ANA, ticket);
}

const tagsOf = async (id: number): Promise<readonly string[]> =>
  (await workspace.ticket(id)).tags.filter((tag) => /^pd[pr]_/.test(tag));

afterEach(async () => {
  await workspace.close();
});

describe('a follow-up', () => {
  test('of a case has no index but a mark; its answers are taken over, nothing is granted, and it is decided anew', async () => {
    await opens('refund-one');
    await CASES.approved.begins(ana, workspace);
    const next = await workspace.followUp('One more thing about the refund.');
    expect(await tagsOf(next)).toEqual(['pdp_follow_up']);
    const ben = await workspace.signsIn(BEN, next);
    await ben.sees(INHERITED);
    expect(await ben.submitsAs('Solved')).toEqual(blockedBy('G13'));
    await ben.presses(`Start from ticket ${TICKET}`);
    await ben.sees('Ask Reggie for an exception');
    expect(await ben.panel.getByLabel(/Amount to give back/).inputValue()).toBe('20.00');
    await ben.records('Record and flag to Reggie');
    expect(await ben.submitsAs('Solved')).toEqual(blockedBy('G3'));
    expect(await tagsOf(next)).toEqual(['pdp_follow_up', 'pdp_waiting', 'pdr_exception_goodwill_credit']);
    // From now on the net holds for it as for any other.
    await workspace.updatesTicket({ status: 'solved' }, next);
    expect((await workspace.ticket(next)).status).toBe('open');
  });

  test('of a ticket that never had a case has no mark, and nobody asks for its log', async () => {
    await opens('unrelated', UNRELATED);
    const next = await workspace.followUp('How do I schedule a post?', UNRELATED);
    expect(await tagsOf(next)).toEqual([]);
    await workspace.forgetRequests();
    const ben = await workspace.signsIn(BEN, next);
    await ben.sees('Nothing past due.');
    expect(await ben.submitsAs('Solved')).toEqual({ saved: true });
    const asked = await workspace.requests();
    expect(asked.filter(({ to }) => to === 'zendesk').map(({ url }) => url)).toEqual([]);
  });
});

describe('a case that is merged into another ticket', () => {
  const merged = async (copiesTags: boolean, into: number): Promise<void> => {
    await opens('everyday', 4712);
    await workspace.knobs({ mergeCopiesTags: copiesTags });
    await CASES.asked.begins(ana, workspace);
    await workspace.merge(4712, into);
  };

  test('is not closed with it: the net reopens the ticket that has the case, and says so', async () => {
    await merged(false, OTHER);
    expect((await workspace.ticket(4712)).status).toBe('open');
    expect(await tagsOf(4712)).toEqual(['pdp_open', 'pdp_reopened', 'pdr_ask_for_two']);
    expect(await mailedBy(workspace, 'reopen')).toEqual([ANA]);
    await ana.sees(/^Zendesk reopened this ticket/);
  });

  test('its tags copied: the target has no case, may be set aside, and until then the net holds it open', async () => {
    await merged(true, OTHER);
    const ben = await workspace.signsIn(BEN, OTHER);
    expect(await tagsOf(OTHER)).toEqual(['pdp_open', 'pdr_ask_for_two']);
    await ben.sees(INHERITED);
    expect(await ben.button(/^Start from ticket/).count()).toBe(0);
    await workspace.updatesTicket({ status: 'solved' }, OTHER);
    expect((await workspace.ticket(OTHER)).status).toBe('open');
    expect(await mailedBy(workspace, 'reopen')).toEqual([BEN, ANA]);
    await ben.sees(/^Zendesk reopened this ticket/);
    await ben.presses(/^Not a past-due matter/);
    await ben.sees(/^Set aside by Ben Okafor/);
    expect(await tagsOf(OTHER)).toEqual(['pdp_dismissed']);
    await workspace.updatesTicket({ status: 'solved' }, OTHER);
    expect((await workspace.ticket(OTHER)).status).toBe('solved');
  });

  test('its tags copied to where nothing is past due: the panel says so all the same, and it is set aside and solved', async () => {
    await merged(true, UNRELATED);
    const ben = await workspace.signsIn(BEN, UNRELATED);
    await ben.sees(INHERITED);
    // Nobody owes anything, so the gate lets it pass; the net goes by the tag.
    expect(await ben.submitsAs('Solved')).toEqual({ saved: true });
    expect((await workspace.ticket(UNRELATED)).status).toBe('open');
    await ben.presses(/^Not a past-due matter/);
    await ben.sees(/^Set aside by Ben Okafor/);
    expect(await tagsOf(UNRELATED)).toEqual(['pdp_dismissed']);
    expect(await ben.submitsAs('Solved')).toEqual({ saved: true });
    expect((await workspace.ticket(UNRELATED)).status).toBe('solved');
  });

  test('its tags not copied: the target is a ticket like any other', async () => {
    await merged(false, OTHER);
    const ben = await workspace.signsIn(BEN, OTHER);
    await ben.isReady();
    expect(await tagsOf(OTHER)).toEqual([]);
    expect(await ben.panel.getByText(INHERITED).count()).toBe(0);
    await workspace.updatesTicket({ status: 'solved' }, OTHER);
    expect((await workspace.ticket(OTHER)).status).toBe('solved');
  });

  test('its tags copied onto another case: the net goes by the worse of both until one click puts the field right', async () => {
    await opens('everyday', 4712);
    await workspace.knobs({ mergeCopiesTags: true });
    await CASES.asked.begins(ana, workspace);
    const target = await workspace.signsIn(ANA, TICKET);
    await target.answers('Clear balance, go on, no refund');
    await target.records('Record note');
    const [, , ...remainder] = await workspace.owed();
    await workspace.billing(...remainder.map(({ id }) => ({ act: 'void', invoice: id }) as const));
    await workspace.merge(4712, TICKET);
    // The gate goes by the log of this ticket, which is in order; the net goes by the tags.
    expect(await target.submitsAs('Solved')).toEqual({ saved: true });
    expect((await workspace.ticket()).status).toBe('open');
    expect(await tagsOf(TICKET)).toEqual(expect.arrayContaining(['pdp_open', 'pdp_recorded', 'pdp_reopened']));
    await target.sees(/^Zendesk reopened this ticket/);
    await target.sees(/says “open, recorded”, the case itself is “recorded”\. Changed by Ana Torres/);
    await target.presses('Put the field right');
    await expect.poll(() => tagsOf(TICKET)).toEqual(['pdp_recorded', 'pdr_void_remainder']);
    expect(await target.submitsAs('Solved')).toEqual({ saved: true });
    expect((await workspace.ticket()).status).toBe('solved');
  });
});

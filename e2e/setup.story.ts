import { afterEach, describe, expect, test } from 'vitest';
import { adminChanges, adminDeletesAll, inOrder, opensSetup, recordNamed, recordsOf, toDo } from './account.ts';
import { RULES } from './cases.ts';
import { ADA, ANA, REGGIE, Workspace } from './workspace.ts';

/* The admin's set-up: what is missing, what has drifted, and one button for it. */

const ACCOUNT = 'Fields, view and rules';
const matching = (...patterns: readonly RegExp[]): readonly string[] =>
  patterns.map((pattern) => expect.stringMatching(pattern) as string);

let workspace: Workspace;

afterEach(async () => {
  await workspace.close();
});

describe('a fresh account', () => {
  test('Ada reads what is missing and puts everything right with one button; the rules name Reggie by his id', async () => {
    workspace = await Workspace.with('unrelated');
    const ada = await opensSetup(workspace);
    await ada.sees('10 things to put right');
    expect(await toDo(ada, ACCOUNT)).toEqual(
      matching(
        /Trigger: reopen what was solved too early \(also what an approver solves\)/,
        /Trigger missing: let through what an approver solves/,
        /Trigger missing: seal what an approver approves/,
        /Trigger missing: an approval that no approver recorded/,
        /Trigger missing: take the seal off when something else is asked/,
        /Trigger missing: mail the approvers what they have to decide/,
        /Trigger missing: mail the approvers that something waits/,
        /Trigger missing: mail the approvers what was flagged/,
        /Trigger missing: ready for the next mail/,
        /Automation missing: remind the approvers after 24 hours/,
      ),
    );
    await ada.presses('Put everything right');
    await ada.sees('10 put right.');
    await ada.sees('All in order.');
    expect(await toDo(ada, ACCOUNT)).toEqual([]);
    for (const [place, title] of [
      ['triggers', RULES.mail],
      ['triggers', RULES.mailInfo],
      ['triggers', RULES.unsealed],
      ['automations', RULES.remind],
    ] as const) {
      const { active, actions } = await recordNamed(workspace, place, title);
      const mails = actions?.filter(({ field }) => field === 'notification_user') ?? [];
      expect([active, mails.map(({ value }) => (value as readonly string[])[0])]).toEqual([true, [`${REGGIE}`]]);
    }
    expect((await recordNamed(workspace, 'triggers', RULES.reopen)).conditions?.all).toContainEqual({
      field: 'role',
      operator: 'is_not',
      value: `${REGGIE}`,
    });
  });

  test('one thing after the other, each by its own button', async () => {
    workspace = await Workspace.with('unrelated');
    const ada = await opensSetup(workspace);
    await ada.presses(`Create it: ${RULES.mail}`);
    await ada.sees('9 things to put right');
    await ada.presses(`Let approvers through: ${RULES.reopen}`);
    await ada.sees('8 things to put right');
    const titles = (await recordsOf(workspace, 'triggers')).map(({ title }) => title);
    expect(titles).toContain(RULES.mail);
    expect(titles).not.toContain(RULES.unsealed);
  });
});

describe('a half-configured account', () => {
  test('nothing is installed: the set-up makes fields, view and rules, and a case is recorded on the field', async () => {
    workspace = await Workspace.with('continue-five');
    await adminDeletesAll(workspace);
    const ada = await opensSetup(workspace);
    expect(await toDo(ada, ACCOUNT)).toHaveLength(19);
    await ada.presses('Put everything right');
    await ada.sees('19 put right.');
    await ada.sees('All in order.');
    await recordNamed(workspace, 'views', 'Waiting for Reggie');
    const { id } = await recordNamed(workspace, 'ticket_fields', 'Past-due case');
    const ana = await workspace.signsIn(ANA);
    await ana.answers('Clear balance, go on, no refund');
    await ana.records('Record note');
    const { customFields, tags } = await workspace.ticket();
    expect(customFields[id]).toBe('pdp_recorded');
    expect(tags).toContain('pdp_recorded');
  });

  test('who is named and cannot approve is told why, and the rules wait for somebody who can', async () => {
    workspace = await Workspace.with('unrelated');
    await workspace.settings({ approvers: '106, 107, nobody@example.com, Reggie, 201' });
    const ada = await opensSetup(workspace);
    expect(await toDo(ada, 'Approvers')).toEqual(
      matching(
        /Lena Fischer: a light agent, who cannot record an answer/,
        /Sam Whitlock: suspended or deleted/,
        /nobody@example\.com: nobody in this account/,
        /201: nobody in this account/,
      ),
    );
    expect(await toDo(ada, 'Settings')).toEqual(matching(/“Reggie” is neither .* What to type: .* Example: /));
    expect(await toDo(ada, ACCOUNT)).toEqual(matching(/The rules that name approvers wait for an approver/));
    expect(await ada.button('Put everything right').count()).toBe(0);
  });

  test('named by e-mail, an approver stands in the rules by id', async () => {
    workspace = await Workspace.with('unrelated');
    await workspace.settings({ approvers: 'Reggie@vistasocial.example, ben@vistasocial.example' });
    const ada = await opensSetup(workspace);
    await ada.presses('Put everything right');
    await ada.sees('All in order.');
    const { actions } = await recordNamed(workspace, 'triggers', RULES.mail);
    expect(actions?.flatMap(({ value }) => (Array.isArray(value) ? [value[0] as unknown] : []))).toEqual([
      '103',
      '102',
    ]);
  });

  test('a billing source that is none', async () => {
    workspace = await Workspace.with('unrelated');
    await workspace.settings({ billing_source: 'strpe' });
    const ada = await opensSetup(workspace);
    expect(await toDo(ada, 'Settings')).toEqual(matching(/“strpe” is not one of the four .*Example: stripe/));
    expect(await toDo(ada, 'Billing')).toEqual(matching(/The billing source is none of the four/));
  });

  test('a right that Stripe’s key lacks is named, and the others are not', async () => {
    workspace = await Workspace.with('unrelated');
    await workspace.knobs({ billingFault: 'missing-grant', missingGrant: 'disputes' });
    const ada = await opensSetup(workspace);
    expect(await toDo(ada, 'Billing')).toEqual(matching(/Disputes: the key may not read them .*chargebacks \(P10\)/));
  });

  test('a key that is not taken is one line and not eight', async () => {
    workspace = await Workspace.with('unrelated');
    await workspace.knobs({ billingFault: 'expired-key' });
    const ada = await opensSetup(workspace);
    expect(await toDo(ada, 'Billing')).toEqual(matching(/The key has expired/));
    expect(await inOrder(ada, 'Billing')).toBe('');
  });
});

describe('a drifted account', () => {
  test('another admin has been there: the set-up says what differs, and puts it right', async () => {
    workspace = await Workspace.with('unrelated');
    const ada = await opensSetup(workspace);
    await ada.presses('Put everything right');
    await ada.sees('All in order.');

    const mail = await recordNamed(workspace, 'triggers', RULES.mail);
    await adminChanges(workspace, 'triggers', mail.id, { active: false });
    const lateNo = await recordNamed(workspace, 'triggers', RULES.lateNo);
    const { all = [], any = [] } = lateNo.conditions ?? {};
    const moved = all.map((one) => (one.operator === 'includes' ? { ...one, value: 'pdp_declined' } : one));
    await adminChanges(workspace, 'triggers', lateNo.id, { conditions: { all: moved, any } });
    const field = await recordNamed(workspace, 'ticket_fields', 'Past-due case');
    const options = field.custom_field_options?.filter(({ value }) => value !== 'pdp_escalated') ?? [];
    await adminChanges(workspace, 'ticket_fields', field.id, {
      custom_field_options: [...options, { name: 'Ours', value: 'ours' }],
    });

    await ada.presses('Check again');
    await ada.sees('3 things to put right');
    expect(await toDo(ada, ACCOUNT)).toEqual(
      matching(
        /Ticket field drifted: Past-due case − pdp_escalated /,
        /Trigger drifted: reopen when Reggie says no .* − current_tags includes pdp_declined pdp_returned \+ current_tags includes pdp_declined /,
        /Trigger switched off: mail the approvers what they have to decide/,
      ),
    );
    await ada.presses('Put everything right');
    await ada.sees('All in order.');
    expect(await recordNamed(workspace, 'triggers', RULES.mail)).toMatchObject({ active: true });
    const values = (await recordNamed(workspace, 'ticket_fields', 'Past-due case')).custom_field_options ?? [];
    expect(values.map(({ value }) => value)).toEqual(expect.arrayContaining(['pdp_escalated', 'ours']));
  });

  test('another approver in the settings makes the rules that name them drift, and they follow', async () => {
    workspace = await Workspace.with('unrelated');
    const before = await opensSetup(workspace);
    await before.presses('Put everything right');
    await before.sees('All in order.');
    await workspace.settings({ approvers: '102' });
    const ada = await opensSetup(workspace);
    await ada.sees('8 things to put right');
    expect(await toDo(ada, ACCOUNT)).toEqual(
      matching(
        /drifted: reopen what was solved too early − role is_not 102 \+ role is_not 103/,
        /drifted: let through what an approver solves − any: role is 102 \+ any: role is 103/,
        /drifted: seal what an approver approves − any: role is 102 \+ any: role is 103/,
        /drifted: an approval that no approver recorded/,
        /drifted: mail the approvers what they have to decide − notification_user: 102 \+ notification_user: 103/,
        /drifted: mail the approvers that something waits/,
        /drifted: mail the approvers what was flagged/,
        /Automation drifted: remind the approvers/,
      ),
    );
    await ada.presses('Put everything right');
    await ada.sees('All in order.');
    const rules = [...(await recordsOf(workspace, 'triggers')), ...(await recordsOf(workspace, 'automations'))];
    expect(JSON.stringify(rules)).not.toContain('"103"');
  });

  test('a rule that was deleted is made anew', async () => {
    workspace = await Workspace.with('unrelated');
    const { id } = await recordNamed(workspace, 'triggers', RULES.lateNo);
    await workspace.rest('DELETE', `/api/v2/triggers/${id}.json`, undefined, ADA);
    const ada = await opensSetup(workspace);
    await ada.presses(`Create it: ${RULES.lateNo}`);
    await ada.sees('1 put right.');
    expect((await recordNamed(workspace, 'triggers', RULES.lateNo)).id).not.toBe(id);
  });

  test('mails in the admin’s own words are in order, and keep them when another part of the rule is put right', async () => {
    workspace = await Workspace.with('unrelated');
    const ada = await opensSetup(workspace);
    await ada.presses('Put everything right');
    await ada.sees('All in order.');
    const { id, actions = [], conditions } = await recordNamed(workspace, 'triggers', RULES.mail);
    const own = ['103', 'Bitte entscheiden: #{{ticket.id}}', '{{ticket.link}}'];
    const reworded = actions.map((one) => (one.field === 'notification_user' ? { ...one, value: own } : one));
    await adminChanges(workspace, 'triggers', id, { actions: reworded });
    await ada.presses('Check again');
    await ada.sees('All in order.');
    expect(await toDo(ada, ACCOUNT)).toEqual([]);

    await adminChanges(workspace, 'triggers', id, { conditions: { all: conditions?.all.slice(1) ?? [], any: [] } });
    await ada.presses('Check again');
    await ada.sees('1 thing to put right');
    await ada.presses(`Set it right: ${RULES.mail}`);
    await ada.sees('All in order.');
    const mended = await recordNamed(workspace, 'triggers', RULES.mail);
    expect([mended.conditions, mended.actions]).toEqual([conditions, reworded]);
  });

  test('a view of the admin’s own that bears the same title is left alone, and the app’s is made beside it', async () => {
    workspace = await Workspace.with('unrelated');
    await workspace.knobs({ requirements: 'absent' });
    const own = {
      title: 'Waiting for Reggie',
      all: [{ field: 'assignee_id', operator: 'is', value: `${REGGIE}` }],
      any: [],
    };
    await workspace.rest('POST', '/api/v2/views.json', { view: own }, ADA);
    const before = await recordNamed(workspace, 'views', own.title);
    const ada = await opensSetup(workspace);
    await ada.presses(`Create it: ${own.title}`);
    await ada.sees('1 put right.');
    const views = (await recordsOf(workspace, 'views')).filter(({ title }) => title === own.title);
    expect(views).toHaveLength(2);
    expect(views).toContainEqual(before);
  });

  test('a rule that was made twice: it is told, and one of the two is switched off', async () => {
    workspace = await Workspace.with('unrelated');
    const ada = await opensSetup(workspace);
    await ada.presses('Put everything right');
    await ada.sees('All in order.');
    const { title, conditions, actions } = await recordNamed(workspace, 'triggers', RULES.mail);
    await workspace.rest('POST', '/api/v2/triggers.json', { trigger: { title, conditions, actions } }, ADA);
    await ada.presses('Check again');
    await ada.sees('1 thing to put right');
    expect(await toDo(ada, ACCOUNT)).toEqual(matching(/Trigger drifted: mail the approvers what .* \+ 1 × Past-Due/));
    await ada.presses(`Set it right: ${RULES.mail}`);
    await ada.sees('All in order.');
    const twins = (await recordsOf(workspace, 'triggers')).filter((rule) => rule.title === title);
    expect(twins.map(({ active }) => active).toSorted()).toEqual([false, true]);
  });
});

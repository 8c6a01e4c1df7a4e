// @vitest-environment jsdom
import '../testing/browserGaps.ts';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { Setup } from './Setup.tsx';
import { MAIL, NET, pretendAccount, pretendParts, showAtDesk, VIEW } from '../testing/pretendSetup.tsx';

const user = userEvent.setup();
const press = async (name: string | RegExp): Promise<void> => {
  await user.click(await screen.findByRole('button', { name }));
};
const summary = (): string => screen.getAllByRole('status')[0]?.textContent ?? '';

afterEach(cleanup);

describe('one button each', () => {
  test.each([
    ['missing', 'Create it'],
    ['inactive', 'Switch it on'],
    ['changed', 'Set it right'],
    ['plain', 'Let approvers through'],
  ] as const)('%s: %s', async (is, label) => {
    const turned = pretendAccount([[NET, is]]);
    showAtDesk(<Setup parts={pretendParts({ account: turned.account })} />);
    await press(`${label}: ${NET.title}`);
    await screen.findByText('All in order.');
    expect(turned.mended).toEqual(['reopen']);
    expect(summary()).toContain('1 put right.');
  });

  test('one of several leaves the others', async () => {
    const turned = pretendAccount([
      [NET, 'missing'],
      [MAIL, 'missing'],
    ]);
    showAtDesk(<Setup parts={pretendParts({ account: turned.account })} />);
    await press(`Create it: ${MAIL.title}`);
    await screen.findByText('1 thing to put right');
    expect(turned.mended).toEqual(['mail']);
  });
});

describe('“Put everything right”', () => {
  test('does all of it, one after the other in the order of the lines, and says that it does', async () => {
    const turned = pretendAccount([
      [NET, 'missing'],
      [MAIL, 'inactive'],
      [VIEW, 'changed'],
    ]);
    let release = (): void => undefined;
    const held = new Promise<void>((done) => {
      release = done;
    });
    const mend: typeof turned.account.mend = (need, approvers) => held.then(() => turned.account.mend(need, approvers));
    showAtDesk(<Setup parts={pretendParts({ account: { ...turned.account, mend } })} />);
    await press('Put everything right');
    await screen.findByText('Putting right…');
    release();
    await screen.findByText('All in order.');
    expect(turned.mended).toEqual(['reopen', 'mail', 'waiting_for_reggie']);
    expect(summary()).toContain('3 put right.');
  });

  test('what Zendesk refuses is said in its words, and the rest is done', async () => {
    const turned = pretendAccount([
      [NET, 'missing'],
      [MAIL, 'missing'],
    ]);
    turned.refusals.set('reopen', 'status 422, Unprocessable Entity');
    showAtDesk(<Setup parts={pretendParts({ account: turned.account })} />);
    await press('Put everything right');
    await screen.findByText('1 put right.');
    expect(summary()).toContain(`“${NET.title}” could not be put right: status 422, Unprocessable Entity`);
    expect(summary()).toContain('1 thing to put right');
    expect(turned.mended).toEqual(['mail']);
  });

  test('is asked of the approvers who were found, and of nobody else', async () => {
    const turned = pretendAccount([[MAIL, 'missing']]);
    const given: unknown[] = [];
    const mend: typeof turned.account.mend = (need, approvers) => {
      given.push(approvers);
      return turned.account.mend(need, approvers);
    };
    showAtDesk(<Setup parts={pretendParts({ account: { ...turned.account, mend } })} />);
    await press('Put everything right');
    await screen.findByText('All in order.');
    expect(given).toEqual([[103]]);
  });
});

import { line, type Level, type Line } from './lines.ts';
import type { Account } from './ports.ts';
import type { AppSettings, SettingProblem } from '../ports.ts';

type Setting = SettingProblem['setting'];

function settingLine(setting: string, level: Level, state: string, values: Line['values'] = {}): Line {
  return line({ id: setting, level, text: `${setting}.${state}`, values, why: setting, type: setting });
}

/** The settings that can be read wrongly: what was typed, or that it is missing. */
function readable({ problems }: AppSettings, setting: Setting, value: string): readonly Line[] {
  const wrong = problems.filter((problem) => problem.setting === setting);
  if (wrong.length === 0) return [settingLine(setting, 'good', 'good', { value })];
  return wrong.map((problem) => ({
    ...settingLine(setting, 'bad', problem.value === '' ? 'missing' : 'wrong', { value: problem.value }),
    id: `${setting} ${problem.value}`,
  }));
}

const onOff = (setting: string, isOn: boolean): Line => settingLine(setting, 'info', isOn ? 'on' : 'off');

async function customerField(key: string | null, account: Pick<Account, 'userFieldKeys'>): Promise<Line> {
  const setting = 'stripe_customer_field';
  if (key === null) return settingLine(setting, 'info', 'unused');
  const keys = await account.userFieldKeys();
  if (!keys.ok)
    return { ...settingLine(setting, 'unknown', 'unreadable', { value: key }), details: [keys.error.detail] };
  const isThere = keys.value.includes(key);
  return settingLine(setting, isThere ? 'good' : 'bad', isThere ? 'good' : 'wrong', { value: key });
}

/** The installation's settings, each with what to type. Secure ones cannot be seen: billing tells whether they work. */
export async function settingLines(
  settings: AppSettings,
  account: Pick<Account, 'userFieldKeys'>,
): Promise<readonly Line[]> {
  const { approvers, billingSource, billingUrl, policy, noteLanguage, customerLanguages } = settings;
  const named = approvers.map(({ idOrEmail }) => `${idOrEmail}`).join(', ');
  return [
    ...readable(settings, 'approvers', named),
    ...readable(settings, 'billing_source', billingSource ?? ''),
    ...(billingSource === 'stripe'
      ? [settingLine('stripe_key', 'info', 'hidden'), await customerField(settings.stripeCustomerField, account)]
      : []),
    ...(billingSource === 'http'
      ? [...readable(settings, 'billing_url', billingUrl ?? ''), settingLine('billing_bearer', 'info', 'hidden')]
      : []),
    onOff('flag_every_void', policy.flagEveryVoid),
    onOff('continue_requires_two_paid', policy.continueRequiresTwoPaid),
    ...readable(settings, 'note_language', noteLanguage),
    ...readable(settings, 'customer_languages', customerLanguages.join(', ')),
  ];
}

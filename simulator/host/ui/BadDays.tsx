import type { Knobs } from '../../contract.ts';
import { choices, keyReaches } from '../../world/knobs.ts';
import { reasonOf } from '../server.ts';
import { useDesk, useDeskState } from './DeskContext.ts';
import { Faults } from './Faults.tsx';
import { Meanwhile } from './Meanwhile.tsx';

type Turn = (change: Partial<Knobs>) => void;

const OPTIONS = { ...choices, keyReach: keyReaches } as const;

type ChoiceKey = keyof typeof OPTIONS;

const CHOICES: Readonly<Record<ChoiceKey, string>> = {
  billing: 'Billing',
  billingFault: 'Fault of billing',
  missingGrant: 'The grant that is missing',
  keyReach: 'What Stripe’s key may do',
  zendeskRest: 'Zendesk REST',
  zendeskLimits: 'Limits of Zendesk REST',
  sdkScript: 'SDK script (from the next load)',
  appStorage: 'Browser storage of the app (from the next load)',
  editorInsert: 'ticket.editor.insert',
  channel: 'Channel of the public reply',
  metadata: 'Update metadata',
  requirements: 'requirement: answers',
};

const FLAGS = {
  hookTimeoutAllows: 'A save hook without answer lets the save through',
  commentTypeSwitchIgnored: 'Apps cannot switch between reply and note',
  richText: 'The composer is rich text for apps',
  openFormFollowsApi: 'The open form follows what the API writes, and Submit sends only edits',
  setInHookIsSaved: 'What an app sets during a save hook is in that save',
  customRoles: 'Staff have custom roles',
  followersEnabled: 'The account uses CCs and followers',
  mergeCopiesTags: 'A merge copies the tags to the target',
  placeholdersFilledIn: 'Placeholders in comments of staff are filled in',
  ruleViaTold: 'Triggers are told that an update came by a rule',
  rightsAfterLookup: 'Stripe looks an object up before it looks at the key’s rights',
  proxyTellsHeaders: 'A failed request tells its headers',
  billingHostWhitelisted: 'The package may reach the other billing system',
} as const satisfies Partial<Record<keyof Knobs, string>>;

const DAY_MS = 86_400_000;

/** `unit` is what one of the shown number is in the knob. */
const NUMBERS = {
  hookTimeoutMs: { title: 'Save hook time-out (ms)', unit: 1, step: 100 },
  commentTypeSwitchMs: { title: 'Apps’ switch between reply and note takes (ms)', unit: 1, step: 100 },
  latencyMs: { title: 'Latency of REST and billing (ms)', unit: 1, step: 100 },
  metadataLimitBytes: { title: 'Limit of update metadata (bytes)', unit: 1, step: 1 },
  retryAfterS: { title: 'Retry-After of billing’s 429 (s)', unit: 1, step: 1 },
  clockAheadMs: { title: 'Workspace clock ahead (days)', unit: DAY_MS, step: 1 },
} as const satisfies Partial<
  Record<keyof Knobs, { readonly title: string; readonly unit: number; readonly step: number }>
>;

const keysOf = <K extends string>(of: Readonly<Record<K, unknown>>): readonly K[] => Object.keys(of) as K[];

function Choices({ knobs, onTurn }: { readonly knobs: Knobs; readonly onTurn: Turn }) {
  return keysOf(CHOICES).map((key) => (
    <label key={key}>
      {CHOICES[key]}
      <select
        value={knobs[key]}
        onChange={({ target }) => {
          onTurn({ [key]: target.value });
        }}
      >
        {OPTIONS[key].map((value) => (
          <option key={value} value={value}>
            {value}
          </option>
        ))}
      </select>
    </label>
  ));
}

function Flags({ knobs, onTurn }: { readonly knobs: Knobs; readonly onTurn: Turn }) {
  return keysOf(FLAGS).map((key) => (
    <label key={key} className="flag">
      <input
        type="checkbox"
        checked={knobs[key]}
        onChange={({ target }) => {
          onTurn({ [key]: target.checked });
        }}
      />
      {FLAGS[key]}
    </label>
  ));
}

function Numbers({ knobs, onTurn }: { readonly knobs: Knobs; readonly onTurn: Turn }) {
  return keysOf(NUMBERS).map((key) => {
    const { title, unit, step } = NUMBERS[key];
    return (
      <label key={key}>
        {title}
        <input
          type="number"
          min={key === 'clockAheadMs' ? undefined : 0}
          step={step}
          defaultValue={knobs[key] / unit}
          onBlur={({ target }) => {
            if (target.value !== '') onTurn({ [key]: Number(target.value) * unit });
          }}
        />
      </label>
    );
  });
}

/** Outages, and what is unproven about the real product; the same for everybody in this workspace. */
export function BadDays() {
  const desk = useDesk();
  const { knobs } = useDeskState().workspace;
  const turn: Turn = (change) => {
    desk.server.turnKnobs(change).then(
      () => desk.refresh(),
      (error: unknown) => {
        desk.toast('error', reasonOf(error));
      },
    );
  };
  return (
    <section className="drawer" aria-label="Bad days">
      <h2>Bad days</h2>
      <div className="knobs">
        <Choices knobs={knobs} onTurn={turn} />
        <Numbers knobs={knobs} onTurn={turn} />
        <Flags knobs={knobs} onTurn={turn} />
      </div>
      <Faults plan={knobs.faults} onTurn={turn} />
      <Meanwhile />
    </section>
  );
}

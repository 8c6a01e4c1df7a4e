import { goTo } from '../address.ts';
import { reasonOf } from '../server.ts';
import { addressOf } from '../session/state.ts';
import { useDesk, useDeskState } from './DeskContext.ts';
import { personText } from './words.ts';

export type Drawer = keyof typeof DRAWERS;

const DRAWERS = {
  queue: 'Queue',
  mails: 'Mails',
  billing: 'Billing',
  'bad-days': 'Bad days',
  settings: 'App settings',
} as const;

const drawers = Object.keys(DRAWERS) as readonly Drawer[];

interface Props {
  readonly drawer: Drawer | null;
  readonly onToggle: (drawer: Drawer) => void;
}

export function TopBar({ drawer, onToggle }: Props) {
  const desk = useDesk();
  const state = useDeskState();
  const { workspace, me, scheme } = state;
  const load = (id: string): void => {
    desk.server.reset(id).then(
      () => {
        desk.drafts.forgetAll();
        goTo(addressOf(state));
      },
      (error: unknown) => {
        desk.toast('error', reasonOf(error));
      },
    );
  };
  return (
    <header className="top-bar">
      <strong className="brand">Simulated workspace</strong>
      <label>
        Scenario
        <select
          value={workspace.scenario}
          onChange={(event) => {
            load(event.target.value);
          }}
        >
          {workspace.scenarios.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        onClick={() => {
          load(workspace.scenario);
        }}
      >
        Reset
      </button>
      <p className="try-this">{workspace.scenarios.find(({ id }) => id === workspace.scenario)?.tryThis}</p>
      {drawers.map((which) => (
        <button
          key={which}
          type="button"
          aria-expanded={drawer === which}
          onClick={() => {
            onToggle(which);
          }}
        >
          {DRAWERS[which]}
        </button>
      ))}
      <button
        type="button"
        aria-pressed={scheme === 'dark'}
        onClick={() => {
          desk.update((now) => ({ ...now, scheme: now.scheme === 'dark' ? 'light' : 'dark' }));
        }}
      >
        Dark
      </button>
      <label>
        Signed in as
        <select
          value={me}
          onChange={(event) => {
            goTo({ ...addressOf(state), as: Number(event.target.value) });
          }}
        >
          {workspace.people
            .filter((person) => person.role !== 'end-user')
            .map((person) => (
              <option key={person.id} value={person.id}>
                {personText(person)}
              </option>
            ))}
        </select>
      </label>
    </header>
  );
}

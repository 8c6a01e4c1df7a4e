import { MEANWHILE } from '../../faults/meanwhile.ts';
import { reasonOf } from '../server.ts';
import { useDesk, useDeskState } from './DeskContext.ts';
import { MEANWHILE_WORDS } from './faultWords.ts';

/** What a colleague or an admin does to the ticket in front, or to whoever is signed in. */
export function Meanwhile() {
  const desk = useDesk();
  const ticket = Number(useDeskState().active);
  return (
    <fieldset className="knobs">
      <legend>Meanwhile</legend>
      {MEANWHILE.map((what) => (
        <button
          key={what}
          type="button"
          disabled={!Number.isInteger(ticket)}
          onClick={() => {
            desk.server.meanwhile(ticket, what).then(
              () => desk.refresh(),
              (error: unknown) => {
                desk.toast('error', reasonOf(error));
              },
            );
          }}
        >
          {MEANWHILE_WORDS[what]}
        </button>
      ))}
    </fieldset>
  );
}

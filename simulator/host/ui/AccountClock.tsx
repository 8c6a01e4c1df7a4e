import { reasonOf } from '../server.ts';
import { useDesk, useDeskState } from './DeskContext.ts';
import { spanText } from './words.ts';

const DAY_MS = 86_400_000;

/** How far the workspace's clock is ahead of the real one: what takes days need not be waited for. */
export function AccountClock() {
  const desk = useDesk();
  const { clockAheadMs } = useDeskState().workspace.knobs;
  return (
    <>
      <span>{clockAheadMs === 0 ? 'The clock is right' : `The clock is ${spanText(clockAheadMs)} ahead`}</span>
      <button
        type="button"
        onClick={() => {
          desk.server.turnKnobs({ clockAheadMs: clockAheadMs + DAY_MS }).then(
            () => desk.refresh(),
            (error: unknown) => {
              desk.toast('error', reasonOf(error));
            },
          );
        }}
      >
        + 24 hours
      </button>
    </>
  );
}

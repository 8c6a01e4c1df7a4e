import { useCallback, useState } from 'react';
import type { MacroView, ViewOfTickets } from '../../contract.ts';
import { reasonOf, type BulkEdit, type BulkOutcome } from '../server.ts';
import { useDesk } from './DeskContext.ts';
import { usePolled } from './usePolled.ts';

interface Queue {
  readonly views: readonly ViewOfTickets[];
  readonly macros: readonly MacroView[];
  readonly ticked: readonly number[];
  /** What came of the last act. */
  readonly said: string;
  readonly tick: (ticket: number, isTicked: boolean) => void;
  readonly untickAll: () => void;
  /** Done to the ticked ones. */
  readonly bulk: (edit: Omit<BulkEdit, 'tickets'>) => void;
  readonly runAutomations: () => void;
}

const numbers = (tickets: readonly number[]): string => tickets.map((id) => `#${id}`).join(', ');

const bulkText = ({ saved, refused }: BulkOutcome): string =>
  [
    ...(saved.length === 0 ? [] : [`Saved: ${numbers(saved)}.`]),
    ...refused.map(({ id, why }) => `#${id} was refused: ${why}`),
  ].join(' ');

/** The account's views and what can be done from them. */
export function useQueue(): Queue {
  const desk = useDesk();
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const [said, say] = useState('');
  const ask = useCallback(
    async () => ({ views: await desk.server.views(), macros: await desk.server.macros() }),
    [desk],
  );
  const { value, problem, again } = usePolled(ask);
  const tell = (done: Promise<string>): void => {
    done
      .then(say, (error: unknown) => {
        say(reasonOf(error));
      })
      .then(() => Promise.all([again(), desk.refresh()]), again);
  };
  return {
    views: value?.views ?? [],
    macros: value?.macros ?? [],
    ticked,
    said: problem === '' ? said : problem,
    tick: (ticket, isTicked) => {
      setTicked((before) => (isTicked ? [...before, ticket] : before.filter((one) => one !== ticket)));
    },
    untickAll: () => {
      setTicked([]);
    },
    bulk: (edit) => {
      tell(
        desk.server.bulk({ tickets: ticked, ...edit }).then((outcome) => {
          setTicked([]);
          return bulkText(outcome);
        }),
      );
    },
    runAutomations: () => {
      tell(
        desk.server
          .runAutomations()
          .then(({ fired }) =>
            fired.length === 0
              ? 'No automation had anything to do.'
              : fired.map(({ automation, ticket }) => `“${automation}” changed #${ticket}.`).join(' '),
          ),
      );
    },
  };
}

import { useState } from 'react';
import type { Knobs } from '../../contract.ts';
import {
  type Fault,
  type FaultPlan,
  type FaultRule,
  HOST_FAULTS,
  HOST_PLACES,
  type Place,
  SERVICE_FAULTS,
  SERVICE_PLACES,
} from '../../faults/rules.ts';
import { FAULT_WORDS, PLACE_WORDS } from './faultWords.ts';

const faultsAt = (place: Place): readonly Fault[] =>
  SERVICE_PLACES.some((one) => one === place) ? SERVICE_FAULTS : HOST_FAULTS;

/** How often, in words. */
const often = ({ times, share = 1 }: FaultRule): string =>
  `${share < 1 ? `, ${Math.round(share * 100)} % of them` : ''}${times === undefined ? '' : `, ${times} times at most`}`;

interface FaultsProps {
  readonly plan: FaultPlan;
  readonly onTurn: (change: Partial<Knobs>) => void;
}

/** The plan of single faults: what is planned, and one more. Each change begins it anew. */
export function Faults({ plan, onTurn }: FaultsProps) {
  const [on, setOn] = useState<Place>('update');
  const [fault, setFault] = useState<Fault>('lost-after');
  const [percent, setPercent] = useState('100');
  const [times, setTimes] = useState('');
  const turn = (rules: readonly FaultRule[], seed = plan.seed): void => {
    onTurn({ faults: { seed, rules } });
  };
  const add = (): void => {
    const limit = times === '' ? {} : { times: Number(times) };
    turn([...plan.rules, { on, fault, share: Number(percent) / 100, ...limit }]);
  };
  return (
    <fieldset className="knobs">
      <legend>Single faults</legend>
      <ul>
        {plan.rules.map((rule, at) => (
          <li key={JSON.stringify([at, rule])}>
            {`${PLACE_WORDS[rule.on]}: ${FAULT_WORDS[rule.fault]}${often(rule)} `}
            <button
              type="button"
              onClick={() => {
                turn(plan.rules.filter((_, other) => other !== at));
              }}
            >
              Take out
            </button>
          </li>
        ))}
      </ul>
      <label>
        What is hit
        <select
          value={on}
          onChange={({ target }) => {
            const place = [...SERVICE_PLACES, ...HOST_PLACES].find((one) => one === target.value) ?? on;
            setOn(place);
            if (!faultsAt(place).includes(fault)) setFault('late');
          }}
        >
          {[...SERVICE_PLACES, ...HOST_PLACES].map((place) => (
            <option key={place} value={place}>
              {PLACE_WORDS[place]}
            </option>
          ))}
        </select>
      </label>
      <label>
        What happens to it
        <select
          value={fault}
          onChange={({ target }) => {
            setFault(faultsAt(on).find((one) => one === target.value) ?? fault);
          }}
        >
          {faultsAt(on).map((one) => (
            <option key={one} value={one}>
              {FAULT_WORDS[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        How many of them (%)
        <input
          type="number"
          min={0}
          max={100}
          value={percent}
          onChange={({ target }) => {
            setPercent(target.value);
          }}
        />
      </label>
      <label>
        How often at most (empty: always)
        <input
          type="number"
          min={1}
          value={times}
          onChange={({ target }) => {
            setTimes(target.value);
          }}
        />
      </label>
      <label>
        Seed (the same one hits the same ones)
        <input
          type="number"
          defaultValue={plan.seed}
          onBlur={({ target }) => {
            if (Number(target.value) !== plan.seed) turn(plan.rules, Number(target.value));
          }}
        />
      </label>
      <button type="button" onClick={add}>
        Add this fault
      </button>
    </fieldset>
  );
}

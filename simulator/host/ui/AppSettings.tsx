import { useState } from 'react';
import type { PlainSetting } from '../../contract.ts';
import { reasonOf } from '../server.ts';
import { useDesk, useDeskState } from './DeskContext.ts';

type Value = string | boolean;

interface FieldProps {
  readonly setting: PlainSetting;
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
}

function Field({ setting: { name, label, isCheckbox }, value, onChange }: FieldProps) {
  return (
    <label className={isCheckbox ? 'flag' : undefined} title={name}>
      {!isCheckbox && label}
      {isCheckbox ? (
        <input
          type="checkbox"
          checked={value === true}
          onChange={({ target }) => {
            onChange(target.checked);
          }}
        />
      ) : (
        <input
          type="text"
          value={typeof value === 'string' ? value : ''}
          onChange={({ target }) => {
            onChange(target.value);
          }}
        />
      )}
      {isCheckbox && label}
    </label>
  );
}

/** What an account's admin fills in for the app; the app is loaded anew, as it reads that only then. */
export function AppSettings() {
  const desk = useDesk();
  const { app } = useDeskState().workspace;
  const [changed, setChanged] = useState<Readonly<Record<string, Value>>>({});
  const isUnchanged = Object.entries(changed).every(([name, value]) => app.settings[name] === value);
  return (
    <form
      className="drawer"
      aria-label="App settings"
      onSubmit={(event) => {
        event.preventDefault();
        desk.changeSettings(changed).then(
          () => {
            setChanged({});
          },
          (error: unknown) => {
            desk.toast('error', reasonOf(error));
          },
        );
      }}
    >
      <div className="drawer-head">
        <h2>Settings of {app.name}</h2>
        <button type="submit" disabled={isUnchanged}>
          Save and reload the app
        </button>
      </div>
      <div className="knobs">
        {app.plain.map((setting) => (
          <Field
            key={setting.name}
            setting={setting}
            value={changed[setting.name] ?? app.settings[setting.name]}
            onChange={(value) => {
              setChanged((before) => ({ ...before, [setting.name]: value }));
            }}
          />
        ))}
      </div>
    </form>
  );
}

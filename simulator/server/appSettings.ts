/** The installed app's settings, as an account's admin changes them. */
import type { Json } from '../json.ts';
import type { InstalledApp } from '../world/installedApp.ts';
import type { Settings } from '../world/world.ts';

export type SettingsChange = { readonly settings: Settings } | { readonly refused: string };

const faultOf = (name: string, value: unknown, app: InstalledApp): string | undefined => {
  if (app.secure.some((setting) => setting.name === name))
    return `The setting '${name}' is secure: only the server has it.`;
  const setting = app.plain.find((candidate) => candidate.name === name);
  if (setting === undefined) return `The app has no setting '${name}'.`;
  const wanted = setting.isCheckbox ? 'boolean' : 'string';
  return typeof value === wanted
    ? undefined
    : `The setting '${name}' takes ${setting.isCheckbox ? 'true or false' : 'text'}.`;
};

/** `now` with all of `wish` taken over, or with none of it where one name or value cannot be. */
export const changeSettings = (now: Settings, wish: Json, app: InstalledApp): SettingsChange => {
  for (const [name, value] of Object.entries(wish)) {
    const refused = faultOf(name, value, app);
    if (refused !== undefined) return { refused };
  }
  // Every value is of its setting's type, as was just seen.
  return { settings: { ...now, ...(wish as Settings) } };
};

/** Settings written as `name=value` on the command line; an error where the app does not take one of them. */
export const settingsIn = (words: readonly string[], app: InstalledApp): Settings => {
  const wish = words.map((word): readonly [string, string | boolean] => {
    const [name = '', ...rest] = word.split('=');
    const value = rest.join('=');
    const isCheckbox = app.plain.some((setting) => setting.name === name && setting.isCheckbox);
    return [name, isCheckbox && (value === 'true' || value === 'false') ? value === 'true' : value];
  });
  const change = changeSettings({}, Object.fromEntries(wish), app);
  if ('refused' in change) throw new Error(`--setting: ${change.refused}`);
  return change.settings;
};

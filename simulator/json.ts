/** Reading values of unknown shape: everything that arrives over HTTP or from a file of the app's package. */

export type Json = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const recordAt = (value: Json, key: string): Json | undefined => {
  const found = value[key];
  return isRecord(found) ? found : undefined;
};

export const textAt = (value: Json, key: string): string | undefined => {
  const found = value[key];
  return typeof found === 'string' ? found : undefined;
};

/** A list of records; whatever else the list holds is left out. */
export const recordsAt = (value: Json, key: string): readonly Json[] => {
  const found = value[key];
  return Array.isArray(found) ? found.filter(isRecord) : [];
};

/** A whole number written as a number or as text, as Zendesk takes ids. */
export const wholeNumber = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
};

/** The parsed text, or undefined where it is no JSON object. */
export const parseRecord = (text: string): Json | undefined => {
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
};

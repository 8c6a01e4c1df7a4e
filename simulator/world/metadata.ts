/** What becomes of an update's `metadata`. Zendesk documents "up to 1 kilobyte"; what happens beyond is not known. */
import type { Knobs } from '../contract.ts';
import { isRecord } from '../json.ts';

export const metadataLimit = 1024;

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** Shortens text values from the last one backwards until the whole fits. */
const cut = (metadata: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const shortened: Record<string, unknown> = { ...metadata };
  for (const [key, value] of Object.entries(metadata).reverse()) {
    if (typeof value !== 'string') continue;
    let kept = value;
    while (kept !== '' && bytes(shortened) > metadataLimit) {
      kept = kept.slice(0, -1);
      shortened[key] = kept;
    }
    if (bytes(shortened) <= metadataLimit) return shortened;
  }
  return {};
};

/** What an audit keeps of the metadata sent with an update. */
export const storedMetadata = (metadata: unknown, knob: Knobs['metadata']): Readonly<Record<string, unknown>> => {
  if (!isRecord(metadata) || knob === 'dropped') return {};
  if (bytes(metadata) <= metadataLimit) return metadata;
  return knob === 'cut' ? cut(metadata) : {};
};

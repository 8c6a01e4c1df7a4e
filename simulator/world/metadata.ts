/** What becomes of an update's `metadata`. Zendesk documents "up to 1 kilobyte"; what happens beyond is not known. */
import type { Knobs } from '../contract.ts';
import { isRecord } from '../json.ts';

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** Shortens text values from the last one backwards until the whole fits. */
const cut = (metadata: Readonly<Record<string, unknown>>, limit: number): Readonly<Record<string, unknown>> => {
  const shortened: Record<string, unknown> = { ...metadata };
  for (const [key, value] of Object.entries(metadata).reverse()) {
    if (typeof value !== 'string') continue;
    let kept = value;
    while (kept !== '' && bytes(shortened) > limit) {
      kept = kept.slice(0, -1);
      shortened[key] = kept;
    }
    if (bytes(shortened) <= limit) return shortened;
  }
  return {};
};

/** What an audit keeps of the metadata sent with an update. */
export const storedMetadata = (metadata: unknown, knobs: Knobs): Readonly<Record<string, unknown>> => {
  if (!isRecord(metadata) || knobs.metadata === 'dropped') return {};
  if (bytes(metadata) <= knobs.metadataLimitBytes) return metadata;
  return knobs.metadata === 'cut' ? cut(metadata, knobs.metadataLimitBytes) : {};
};

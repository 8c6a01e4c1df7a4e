import type { DraftStore } from '../app/ports.ts';

/**
 * Drafts in the tab's own session storage: they outlive a reload and belong to nobody else. Where the browser refuses it
 * (blocked third-party storage), they live as long as the panel.
 */
export function draftStoreIn(storage: () => Storage, installation: string | number = ''): DraftStore {
  const held = new Map<string, unknown>();
  const keyed = (key: string): string => `pdp-${installation}-${key}`;
  const attempt = <T>(act: (storage: Storage) => T): T | null => {
    try {
      return act(storage());
    } catch {
      return null;
    }
  };
  const probe = keyed('probe');
  const outlivesReload =
    attempt((place) => {
      place.setItem(probe, probe);
      place.removeItem(probe);
      return true;
    }) ?? false;
  return {
    outlivesReload,
    load: (key) => {
      if (held.has(key)) return held.get(key);
      const text = attempt((place) => place.getItem(keyed(key)));
      return text === null ? null : attempt(() => JSON.parse(text) as unknown);
    },
    save: (key, draft) => {
      held.set(key, draft);
      attempt((place) => {
        place.setItem(keyed(key), JSON.stringify(draft));
      });
    },
    remove: (key) => {
      held.delete(key);
      attempt((place) => {
        place.removeItem(keyed(key));
      });
    },
  };
}

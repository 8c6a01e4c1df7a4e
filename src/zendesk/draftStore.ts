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
  let isStored =
    attempt((place) => {
      place.setItem(probe, probe);
      place.removeItem(probe);
      return true;
    }) ?? false;
  return {
    get outlivesReload() {
      return isStored;
    },
    load: (key) => {
      if (held.has(key)) return held.get(key);
      const text = attempt((place) => place.getItem(keyed(key)));
      return text === null ? null : attempt(() => JSON.parse(text) as unknown);
    },
    save: (key, draft) => {
      held.set(key, draft);
      // Storage may fill up, or be taken away, while the panel is open.
      isStored =
        attempt((place) => {
          place.setItem(keyed(key), JSON.stringify(draft));
          return true;
        }) ?? false;
    },
    remove: (key) => {
      held.delete(key);
      attempt((place) => {
        place.removeItem(keyed(key));
      });
    },
  };
}

import type { Knobs } from '../contract.ts';

/** Where the script lies that stands in for a browser without storage; the app's page loads it before its own. */
export const storageAddress = '/__storage__/storage.js';

const thrown = (name: string): string => `() => { throw new DOMException('The workspace has it so', '${name}'); }`;

/** What a browser does to the app's frame: null where it keeps what it is given. */
export const storageScript = ({ appStorage }: Knobs): string | null => {
  switch (appStorage) {
    case 'works':
      return null;
    case 'full':
      return `Storage.prototype.setItem = ${thrown('QuotaExceededError')};\n`;
    case 'forbidden':
      return ['sessionStorage', 'localStorage']
        .map((store) => `Object.defineProperty(window, '${store}', { get: ${thrown('SecurityError')} });\n`)
        .join('');
  }
};

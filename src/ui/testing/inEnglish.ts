import en from '../../../translations/en.json';
import { speakTools } from '../tools/toolWords.ts';
import { sayFrom, speak } from '../wording.ts';

// Tests read the panel in English.
speak(sayFrom(en, 'en'));
speakTools(sayFrom(en.tools, 'en'));

import { say } from '../../src/ui/wording.ts';

/** Both sentences of P8, as the app's text to the customer has them. */
export const CLOSURE: readonly [string, string] = [say('text.T5.signUp'), say('text.T5.noData')];

import type { Decision } from '../domain/case/decision.ts';
import { resolutionName } from '../domain/policy/resolve.ts';
import { t } from './wording.ts';

/** A decision in a few words: its exception, else its resolution. */
export function titleOf({ exception, rule, settingsActed }: Decision): string {
  if (exception !== null) return t(`exception.kind.${exception.kind}`);
  return rule === null ? t('panel.case.undecided') : t(`resolution.${resolutionName(rule, settingsActed)}`);
}

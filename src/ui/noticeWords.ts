import type { InsertFailure } from '../app/ports.ts';
import type { Notice } from '../app/sessionState.ts';
import { carriesFlag, type CaseAct } from '../domain/case/events.ts';
import { t } from './wording.ts';

function recorded(act: CaseAct): string {
  switch (act.kind) {
    case 'approved':
    case 'declined':
    case 'returned':
      return t(`panel.answered.${act.kind}`);
    case 'withdrawn':
      return t('panel.withdrawn');
    case 'dismissed':
      return t('panel.isSetAside');
    case 'asked':
    case 'decided':
    case 'flagged':
    case 'confirmed':
      return t(carriesFlag(act) ? 'panel.recordedAndFlagged' : 'panel.recordedNotice');
  }
}

function notInserted(why: InsertFailure['why']): string {
  switch (why) {
    case 'public-post':
      return t('text.publicPost');
    case 'unseen':
      return t('text.unseen');
    case 'refused':
      return t('failure.composer');
    case 'timeout':
    case 'failed':
      return t('text.notTaken');
  }
}

/** What came of the last thing pressed, in words, and whether it came as it should. */
export function noticeWords(notice: Notice): { readonly text: string; readonly good: boolean } {
  switch (notice.kind) {
    case 'recorded':
      return { text: recorded(notice.act), good: true };
    case 'inserted':
      return { text: t(notice.into === 'chat' ? 'text.insertedInChat' : 'panel.inserted'), good: true };
    case 'composer':
      return { text: notInserted(notice.why), good: false };
    case 'refused':
      return { text: t(`refusal.${notice.refusal}`), good: false };
    case 'failed':
      return { text: t(`failure.${notice.failure.why}`, { detail: notice.failure.detail }), good: false };
  }
}

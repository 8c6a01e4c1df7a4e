import type { ReportTicket } from '../../app/report/report.ts';
import type { Bypass, BypassOf } from '../../domain/case/bypass.ts';
import type { Instant, Money } from '../../domain/money.ts';
import { t } from '../wording.ts';
import { sayTool, tt } from './toolWords.ts';

/** Who somebody is, by user id. */
export type NameOf = (id: number) => string;

/** The names that the tickets' audits brought; a number where they brought none. */
export function namesIn(names: ReadonlyMap<number, string>): NameOf {
  return (id) => {
    const name = names.get(id) ?? '';
    return name === '' ? `#${id}` : name;
  };
}

function actWords({ kind, findings }: BypassOf<'solved' | 'closed' | 'replied'>): string {
  const how = findings.map((finding) =>
    sayTool(`report.while.${finding.rule}`, { sentence: finding.rule === 'G17' ? finding.sentence : '' }),
  );
  return tt(`report.did.${kind}`, { while: how.join(', ') });
}

function lackingWords({ findings, unknown }: BypassOf<'lacking'>): string {
  const uncovered = findings.flatMap((finding) =>
    finding.rule === 'G16' ? finding.violations.map(({ kind }) => tt(`report.shown.${kind}`)) : [],
  );
  const lacks = findings.filter(({ rule }) => rule !== 'G16').map(({ rule }) => sayTool(`report.lacks.${rule}`));
  const isKnown = unknown === null;
  const parts = [
    ...(uncovered.length === 0 ? [] : [tt('report.uncovered', { what: uncovered.join(', ') })]),
    ...(lacks.length === 0 ? [] : [tt(isKnown ? 'report.lacking' : 'report.notKnown', { what: lacks.join(', ') })]),
  ];
  return parts.join('. ');
}

function requestWords({ before }: BypassOf<'request-changed'>): string {
  const after = t('answer.request.continue');
  if (before === null) return tt('report.requestAgainst', { after });
  return tt('report.requestChanged', { before: t(`answer.request.${before}`), after });
}

/** What was done, in a sentence that tells the rules that it went past in words. */
export function whatWords(bypass: Bypass, nameOf: NameOf): string {
  switch (bypass.kind) {
    case 'solved':
    case 'closed':
    case 'replied':
      return actWords(bypass);
    case 'lacking':
      return lackingWords(bypass);
    case 'index-changed': {
      const to = bypass.to.map((phase) => t(`panel.phase.${phase}`)).join(', ');
      return tt('report.index', {
        to: to === '' ? tt('report.indexEmpty') : to,
        phase: t(`panel.phase.${bypass.logSays}`),
      });
    }
    case 'note-gone':
      return tt(`report.noteGone.${bypass.how}`);
    case 'other-name':
      return tt('report.otherName', { name: nameOf(bypass.shownAs) });
    case 'refused-answer':
      return t('panel.history.refused', {
        kind: bypass.act === 'confirmed' ? t('panel.history.confirmed') : t(`panel.history.${bypass.act}`),
        why: t(`panel.history.why.${bypass.why}`),
      });
    case 'request-changed':
      return requestWords(bypass);
  }
}

/** Whether the gate would have blocked it where the panel was open: then the panel was not there. */
function wasNotAsked(bypass: Bypass): boolean {
  if (bypass.kind === 'solved' || bypass.kind === 'closed') return true;
  // That it promises nothing can be said in the panel, and then the gate lets it pass.
  return bypass.kind === 'replied' && bypass.findings.some(({ rule }) => rule !== 'G17');
}

/** By which way; empty for what the panel recorded. */
export function wayWords(bypass: Bypass): string {
  const { route } = bypass;
  if (route === null) return '';
  if (route.kind === 'browser' && !wasNotAsked(bypass)) return tt('report.way.page');
  if (route.kind === 'rule' && route.title === '') return tt('report.way.ruleUnnamed');
  return tt(`report.way.${route.kind}`, 'title' in route ? { title: route.title } : {});
}

/** Who did it; empty for a business rule, of which the way tells. */
export const whoWords = ({ by }: Bypass, nameOf: NameOf): string => (by === null ? '' : nameOf(by));

/** Which ticket's customer it is and how much it is about; empty where that is not known. */
export function aboutWords({ customer, amounts }: ReportTicket, sums: (amounts: readonly Money[]) => string): string {
  return [customer, amounts.length === 0 ? '' : sums(amounts)].filter((one) => one !== '').join(' · ');
}

/** How the ticket and its case stand now. */
export function nowWords({ phase, isSolved }: ReportTicket): string {
  return tt(isSolved ? 'report.nowSolved' : 'report.now', { phase: t(`panel.phase.${phase}`) });
}

/** That another ticket of the same customer may be what billing shows. */
export const laterWords = (laterTicket: number | null): readonly string[] =>
  laterTicket === null ? [] : [tt('report.laterTicket', { id: laterTicket })];

/** What else is to be known of it: when it was reopened, the reason that was given, what is not on the ticket. */
export function moreWords(bypass: Bypass, when: (at: Instant) => string): readonly string[] {
  switch (bypass.kind) {
    case 'solved':
    case 'closed': {
      if (bypass.reopened === null) return [];
      const { at, byNet } = bypass.reopened;
      return [tt(byNet ? 'report.reopenedByNet' : 'report.reopened', { when: when(at) })];
    }
    case 'replied':
      // Where another rule stands as well, that would excuse nothing.
      return bypass.findings.every(({ rule }) => rule === 'G17') ? [tt('report.promiseHint')] : [];
    case 'request-changed':
      return bypass.reason === '' ? [] : [tt('report.reason', { reason: bypass.reason })];
    case 'lacking':
    case 'index-changed':
    case 'note-gone':
    case 'other-name':
    case 'refused-answer':
      return [];
  }
}

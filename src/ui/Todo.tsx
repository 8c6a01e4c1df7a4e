import type { ReactNode } from 'react';
import { blockWords, type BlockWords } from '../app/blockMessage.ts';
import type { CaseState } from '../domain/case/caseState.ts';
import { listedNumbers } from '../domain/case/driftWords.ts';
import { caseOf } from '../app/caseNow.ts';
import { gateFacts, hasDraft } from '../app/desk.ts';
import { openRefund } from '../app/openRefund.ts';
import { wordsFor } from '../app/wordsFor.ts';
import { whatBlocksSolving } from '../domain/case/gate.ts';
import type { Finding, GateRule } from '../domain/case/gateInput.ts';
import type { NoteWords } from '../domain/case/noteWords.ts';
import { whyBlocked } from '../domain/case/whyBlocked.ts';
import { doubtIn } from './Doubts.tsx';
import { useDesk } from './SessionContext.ts';
import { isOffPlaybook, TodoWay } from './TodoWay.tsx';
import { ToRefund } from './ToRefund.tsx';
import { Why } from './Why.tsx';
import { t } from './wording.ts';

const BEFORE_ACTING: readonly GateRule[] = ['G2', 'G3', 'G4', 'G5', 'G6'];
const ACTS: readonly GateRule[] = ['G10', 'G11', 'G12', 'G15'];

/** Blocks whose rule is the playbook's sentence itself: it is not said twice. */
const RESTATED: readonly GateRule[] = ['G1', 'G2', 'G3', 'G8', 'G10', 'G11', 'G17'];

/**
 * What is listed: not what has its own place on the panel, and nothing that must not be done yet. Voids and closures
 * cannot be undone, so they are asked for only when nothing has to come before them.
 */
function listed(findings: readonly Finding[], isDrafting: boolean): readonly Finding[] {
  const stands = (rules: readonly GateRule[]): boolean => findings.some(({ rule }) => rules.includes(rule));
  const elsewhere: readonly GateRule[] = isDrafting ? ['G1', 'G2', 'G6', 'G7', 'G8', 'G13'] : ['G1', 'G6', 'G13'];
  const later: readonly GateRule[] = stands(BEFORE_ACTING) ? ACTS : stands(['G11']) ? ['G12'] : [];
  return findings.filter(({ rule }) => !elsewhere.includes(rule) && !later.includes(rule));
}

/** The finding as a thing to do; what a block says is about a save, and here nobody has pressed anything yet. */
function wordsOf(
  finding: Finding,
  said: BlockWords,
  words: NoteWords,
  caseState: CaseState,
): { readonly what: string; readonly how: string | null } {
  switch (finding.rule) {
    case 'G12':
      return finding.proof.is === 'missing'
        ? { what: t('panel.todoWords.G12', { invoices: listedNumbers(finding.proof.invoiceIds, words) }), how: null }
        : { what: said.missing, how: said.next };
    case 'G2':
      return {
        what: t(caseState.flag?.withdrawn === true ? 'panel.todoWords.G2withdrawn' : 'panel.todoWords.G2'),
        how: null,
      };
    case 'G5':
      // The reason stands with the answer, above.
      return { what: t(isOffPlaybook(caseState) ? 'panel.todoWords.G5or' : 'panel.todoWords.G5'), how: null };
    case 'G7':
      return finding.question === 'asked'
        ? { what: t('panel.todoWords.G7asked'), how: t('panel.todoWords.G7askedHint') }
        : { what: said.missing, how: null };
    case 'G10':
      return { what: t('panel.todoWords.G10'), how: t('panel.todoWords.G10hint') };
    case 'G15':
      return finding.proof.is === 'missing'
        ? { what: t('panel.todoWords.G15'), how: null }
        : { what: said.missing, how: said.next };
    default:
      return { what: said.missing, how: said.next };
  }
}

/** What still stands between this case and a solved ticket, each with its one next action. */
export function Todo(): ReactNode {
  const { state, ports } = useDesk();
  const caseState = caseOf(state);
  // While a recorded decision is being changed, what it still asks for is not to be done.
  if (state.ticket?.id == null || state.draft.changing) return null;
  if (caseState.run === 0 && !hasDraft(state.draft)) return null;
  const findings = whatBlocksSolving(gateFacts(state, ports));
  const shown = listed(findings, hasDraft(state.draft));
  const words = wordsFor(state, ports.viewerWording);
  // What must come first is done first; money that is given back cannot be taken back.
  const refund = findings.length === 0 ? openRefund(state) : null;
  const isInOrder = findings.length === 0 && caseState.endedAt === null && doubtIn(state, ports) === null;
  if (refund === null && shown.length === 0) {
    return isInOrder ? <p className="notice good">{t('panel.nothingMissing')}</p> : null;
  }
  const heading = refund === null ? 'panel.todo' : 'panel.stillToDo';
  return (
    <>
      <section className="card todo" aria-label={t(heading)}>
        <h3>{t(heading)}</h3>
        <ol>
          {shown.map((finding) => {
            const said = blockWords(finding, words);
            const { what, how } = wordsOf(finding, said, words, caseState);
            return (
              <li key={finding.rule} data-rule={finding.rule}>
                <strong>{what}</strong>
                {how === null ? null : <span className="hint">{how}</span>}
                <TodoWay finding={finding} />
                <Why
                  of={what}
                  rule={RESTATED.includes(finding.rule) ? undefined : said.rule}
                  sentences={whyBlocked(finding.rule, caseState.decision?.decision ?? null)}
                />
              </li>
            );
          })}
          {refund === null ? null : <ToRefund refund={refund} />}
        </ol>
      </section>
      {refund === null || doubtIn(state, ports) !== null ? null : (
        <p className="notice good">{t('panel.approvedNothingMissing')}</p>
      )}
    </>
  );
}

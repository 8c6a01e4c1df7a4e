import type { ReactNode } from 'react';
import { blockWords, type BlockWords } from '../app/blockMessage.ts';
import { billingNow } from '../app/billingNow.ts';
import { caseOf } from '../app/caseNow.ts';
import { openRefund } from '../app/openRefund.ts';
import type { CaseState } from '../domain/case/caseState.ts';
import { wordsFor } from '../app/wordsFor.ts';
import type { Finding, GateRule } from '../domain/case/gateInput.ts';
import { whyBlocked } from '../domain/case/whyBlocked.ts';
import { doubtIn } from './Doubts.tsx';
import { InvoiceNumbers } from './InvoiceNumbers.tsx';
import { useDesk } from './SessionContext.ts';
import { TellVoids } from './Telling.tsx';
import { toDo } from './todoItems.ts';
import { isOffPlaybook, TodoWay } from './TodoWay.tsx';
import { ToRefund } from './ToRefund.tsx';
import { Why } from './Why.tsx';
import { t } from './wording.ts';

/** Blocks whose rule is the playbook's sentence itself: it is not said twice. */
const RESTATED: readonly GateRule[] = ['G1', 'G2', 'G3', 'G8', 'G10', 'G11', 'G17'];

/** The finding as a thing to do; what a block says is about a save, and here nobody has pressed anything yet. */
function wordsOf(
  finding: Finding,
  said: BlockWords,
  caseState: CaseState,
): { readonly what: string; readonly how: string | null } {
  switch (finding.rule) {
    case 'G3':
      // What may be done meanwhile stands with the flag, above.
      return { what: said.missing, how: null };
    case 'G11':
      return finding.proof.is === 'missing'
        ? { what: t('panel.todoWords.G11', { count: finding.proof.count }), how: t('panel.todoWords.G11hint') }
        : { what: said.missing, how: said.next };
    case 'G12':
      return finding.proof.is === 'missing'
        ? { what: t('panel.todoWords.G12'), how: null }
        : { what: said.missing, how: said.next };
    case 'G2':
      return {
        what: t(caseState.flag?.withdrawn === true ? 'panel.todoWords.G2withdrawn' : 'panel.todoWords.G2'),
        how: null,
      };
    case 'G4':
      // Its button stands below.
      return { what: said.missing, how: null };
    case 'G5':
      // The reason stands with the answer, above.
      return { what: t(isOffPlaybook(caseState) ? 'panel.todoWords.G5or' : 'panel.todoWords.G5'), how: null };
    case 'G7':
      return finding.question === 'asked'
        ? { what: t('panel.todoWords.G7asked'), how: t('panel.todoWords.G7askedHint') }
        : { what: said.missing, how: null };
    case 'G10':
      return { what: t('panel.todoWords.G10'), how: null };
    case 'G16':
      return { what: said.missing, how: null };
    case 'G18':
      return { what: said.missing, how: finding.condition === 'cap' ? t('panel.todoWords.G18cap') : said.next };
    case 'G15':
      return finding.proof.is === 'missing'
        ? { what: t('panel.todoWords.G15'), how: null }
        : { what: said.missing, how: said.next };
    default:
      return { what: said.missing, how: said.next };
  }
}

const NAMED_AT_MOST = 8;

/** The invoices that are to be collected or voided. */
function Invoices({ finding }: { readonly finding: Finding }): ReactNode {
  const { state } = useDesk();
  const read = billingNow(state);
  if ((finding.rule !== 'G11' && finding.rule !== 'G12') || finding.proof.is !== 'missing') return null;
  if (read.kind !== 'invoices') return null;
  const ids = new Set(finding.proof.invoiceIds);
  return (
    <span>
      <InvoiceNumbers invoices={read.invoices.filter(({ id }) => ids.has(id))} atMost={NAMED_AT_MOST} />
    </span>
  );
}

/** What still stands between this case and a solved ticket, each with its one next action. */
export function Todo(): ReactNode {
  const { state, ports } = useDesk();
  const caseState = caseOf(state);
  const { items, mayTellVoids, isClear } = toDo(state, ports);
  const words = wordsFor(state, ports.viewerWording);
  // What must come first is done first; money that is given back cannot be taken back.
  const refund = isClear ? openRefund(state) : null;
  const isInOrder = isClear && caseState.endedAt === null && doubtIn(state, ports) === null;
  if (refund === null && items.length === 0) {
    return (
      <>
        {isInOrder ? <p className="notice good">{t('panel.nothingMissing')}</p> : null}
        {mayTellVoids ? (
          <section className="card todo" aria-label={t('panel.todoWords.tell')}>
            <ol>
              <TellVoids />
            </ol>
          </section>
        ) : null}
      </>
    );
  }
  const heading = refund === null ? 'panel.todo' : 'panel.stillToDo';
  return (
    <>
      <section className="card todo" aria-label={t(heading)}>
        <h3>{t(heading)}</h3>
        <ol>
          {items.map((finding) => {
            const said = blockWords(finding, words);
            const { what, how } = wordsOf(finding, said, caseState);
            return (
              <li key={finding.rule} data-rule={finding.rule}>
                <strong>{what}</strong>
                <Invoices finding={finding} />
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
          {mayTellVoids ? <TellVoids /> : null}
        </ol>
      </section>
      {refund === null || doubtIn(state, ports) !== null ? null : (
        <p className="notice good">{t('panel.approvedNothingMissing', { name: words.answerer })}</p>
      )}
    </>
  );
}

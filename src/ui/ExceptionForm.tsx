import { Field, Select, Textarea } from '@zendeskgarden/react-forms';
import type { ReactNode } from 'react';
import { draftContext } from '../app/desk.ts';
import { outcomeOf } from '../domain/case/draft.ts';
import { exceptionPlan, withKind, type ExceptionDraft } from '../domain/case/exceptionDraft.ts';
import { EXCEPTION_KINDS, givesMoney, playbookSaysNever } from '../domain/policy/exception.ts';
import { ExceptionMoney } from './ExceptionMoney.tsx';
import { ExceptionPlan } from './ExceptionPlan.tsx';
import { LinkButton } from './LinkButton.tsx';
import { useDesk } from './SessionContext.ts';
import { TextRoom } from './TextRoom.tsx';
import { useArrivalFocus } from './useArrivalFocus.ts';
import { t } from './wording.ts';

/** An exception to the playbook: kind, money, plan and reason. Reggie must approve it. */
export function ExceptionForm({ exception }: { readonly exception: ExceptionDraft }): ReactNode {
  const { state, actions, ports } = useDesk();
  const heading = useArrivalFocus<HTMLHeadingElement>();
  const { kind, reason } = exception;
  const context = draftContext(state, ports.settings);
  const outcome = outcomeOf(state.draft, context);
  const playbook = outcome.kind === 'resolution' ? outcome.resolution.plan : null;
  const plan = exceptionPlan(exception, context.pastDue);
  const set = (next: ExceptionDraft): void => {
    actions.edit((draft) => (draft.exception === null ? draft : { ...draft, exception: next }));
  };
  return (
    <div className="card exception" role="group" aria-label={t('exception.title')}>
      <h3 ref={heading} tabIndex={-1}>
        {t('exception.title')}
      </h3>
      <p className="hint">{t('exception.before')}</p>
      <Field>
        <Field.Label>{t('exception.kindLabel')}</Field.Label>
        <Select
          isCompact
          value={kind ?? ''}
          onChange={(event) => {
            const chosen = EXCEPTION_KINDS.find((one) => one === event.target.value) ?? null;
            const isOther = state.draft.answers.request === 'refund-other';
            set(withKind(exception, chosen, isOther ? null : playbook));
          }}
        >
          <option value="">{t('panel.choose')}</option>
          {EXCEPTION_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`exception.kind.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {kind !== null && givesMoney(kind) ? (
        <ExceptionMoney
          exception={exception}
          change={(change) => {
            set({ ...exception, ...change });
          }}
        />
      ) : null}
      <ExceptionPlan exception={exception} pastDue={context.pastDue} playbook={playbook} onChange={set} />
      {plan !== null && playbookSaysNever(state.draft.answers.request, plan) ? (
        <p className="warning" role="alert">
          {t('exception.never')}
        </p>
      ) : null}
      <Field>
        <Field.Label>{t('exception.reasonLabel')}</Field.Label>
        <Textarea
          isCompact
          minRows={2}
          value={reason}
          onChange={(event) => {
            set({ ...exception, reason: event.target.value });
          }}
        />
        <TextRoom words={reason} />
      </Field>
      <LinkButton small onClick={actions.dropException}>
        {t('exception.cancel')}
      </LinkButton>
    </div>
  );
}

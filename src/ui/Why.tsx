import type { ReactNode } from 'react';
import type { SentenceId } from '../domain/policy/why.ts';
import { t } from './wording.ts';

const PROCESSES = ['posts', 'monitoring', 'inbox', 'media'] as const;

/** A sentence of the playbook with its id; P1 with the four processes that it speaks of. */
function Sentence({ id }: { readonly id: SentenceId }): ReactNode {
  return (
    <li>
      <span className="badge">{id}</span> {t(`why.${id}`)}
      {id === 'P1' ? (
        <>
          <p>{t('why.runs')}</p>
          <ul className="processes">
            {PROCESSES.map((process) => (
              <li key={process}>{t(`why.process.${process}`)}</li>
            ))}
          </ul>
        </>
      ) : null}
    </li>
  );
}

/** What runs though nobody logs in (P1), in words that can be read out to a customer. */
export function WhyInactivity(): ReactNode {
  return (
    <details className="because">
      <summary>{t('why.inactivity')}</summary>
      <ul>
        <Sentence id="P1" />
      </ul>
    </details>
  );
}

/** The playbook's sentences behind what is said beside it, on request; nothing where there are none. */
export function Why({
  of = '',
  title,
  sentences,
  rule,
}: {
  /** What it is that is asked why; heard by those who do not see what it stands beside. */
  readonly of?: string;
  /** What is written on the fold where "Why?" would be taken for another question. */
  readonly title?: string;
  readonly sentences: readonly SentenceId[];
  /** A sentence of the app's that goes before the playbook's: the rule of a block. */
  readonly rule?: string | undefined;
}): ReactNode {
  if (sentences.length === 0 && rule === undefined) return null;
  return (
    <details className="because">
      <summary>
        {title ?? t('why.why')} {of === '' ? null : <span className="only-read">{of}</span>}
      </summary>
      {rule === undefined ? null : <p>{rule}</p>}
      <ul>
        {sentences.map((id) => (
          <Sentence key={id} id={id} />
        ))}
      </ul>
    </details>
  );
}

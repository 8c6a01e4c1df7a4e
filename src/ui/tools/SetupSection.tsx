import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { wantsAttention, type Level, type Line, type Section } from '../../app/setup/lines.ts';
import type { Need } from '../../app/setup/ports.ts';
import { sayTool, tt } from './toolWords.ts';

const SIGNS = { good: '✓', info: 'i', advice: '!', bad: '✕', unknown: '?' } as const satisfies Record<Level, string>;

function lineWords({ text, values }: Line): string {
  const { kind } = values;
  const named = typeof kind === 'string' ? { ...values, kind: sayTool(`setup.kind.${kind}`) } : values;
  return sayTool(`setup.line.${text}`, named);
}

/** Why it matters, and what to type; open at once where there is something to do about it. */
function Why({ line }: { readonly line: Line }): ReactNode {
  const { why, type } = line;
  const words = (
    <>
      <p className="hint">{sayTool(`setup.whyText.${why}`)}</p>
      {type === null ? null : (
        <p className="hint">
          {tt('setup.whatToType')}: {sayTool(`setup.type.${type}`)}
        </p>
      )}
    </>
  );
  if (wantsAttention(line)) return words;
  return (
    <details>
      <summary>{tt('setup.why')}</summary>
      {words}
    </details>
  );
}

interface SectionProps {
  readonly section: Section;
  /** Null while it is being found out. */
  readonly lines: readonly Line[] | null;
  readonly isBusy: boolean;
  readonly onMend: (need: Need) => void;
}

function SetupLine({
  line,
  isBusy,
  onMend,
}: Omit<SectionProps, 'section' | 'lines'> & { readonly line: Line }): ReactNode {
  const { level, details, mend, text } = line;
  const state = text.split('.').at(-1) ?? '';
  return (
    <li className={`check ${level}`}>
      <span className="sign" aria-hidden="true">
        {SIGNS[level]}
      </span>
      <div>
        <p>
          <span className="only-read">{tt(`setup.level.${level}`)}: </span>
          {lineWords(line)}
        </p>
        {details.length === 0 ? null : (
          <ul className="differs">
            {details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        )}
        <Why line={line} />
        {mend === null ? null : (
          <Button
            size="small"
            disabled={isBusy}
            aria-label={`${sayTool(`setup.mend.${state}`)}: ${mend.title}`}
            onClick={() => {
              onMend(mend);
            }}
          >
            {sayTool(`setup.mend.${state}`)}
          </Button>
        )}
      </div>
    </li>
  );
}

/** One part of the check-up: what is to be done about it with a button where one suffices; what is in order lies folded. */
export function SetupSection({ section, lines, ...rest }: SectionProps): ReactNode {
  const title = tt(`setup.section.${section}`);
  const toDo = (lines ?? []).filter(wantsAttention);
  const inOrder = (lines ?? []).filter((one) => !wantsAttention(one));
  const listOf = (some: readonly Line[]): ReactNode => (
    <ul className="checks">
      {some.map((one) => (
        <SetupLine key={one.id} line={one} {...rest} />
      ))}
    </ul>
  );
  return (
    <section className="card" aria-label={title} aria-busy={lines === null}>
      <h3>{title}</h3>
      {lines === null ? <p className="hint">{tt('setup.running')}</p> : null}
      {toDo.length === 0 ? null : listOf(toDo)}
      {inOrder.length === 0 ? null : (
        <details>
          <summary>✓ {tt('setup.inOrder', { count: inOrder.length })}</summary>
          {listOf(inOrder)}
        </details>
      )}
      {section === 'settings' ? <p className="hint">{tt('setup.where')}</p> : null}
    </section>
  );
}

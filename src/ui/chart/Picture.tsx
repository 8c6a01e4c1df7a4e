import type { ReactNode } from 'react';
import type { TextLine } from './box.ts';
import type { Layout } from './layout.ts';

interface Drawn {
  readonly layout: Layout;
  readonly title: string;
  /** What the picture shows, for who does not see it. */
  readonly description: string;
  /** Where people read from right to left. */
  readonly isMirrored?: boolean;
  /** Its own styles, where it is a file of its own. */
  readonly styles?: string;
}

const named = (...names: readonly (string | false)[]): string => names.filter(Boolean).join(' ');

/** Draws the laid out chart. Bold lines, ticks and words tell the path and where it stands, so that no colour has to. */
export function Picture({ layout, title, description, isMirrored = false, styles }: Drawn): ReactNode {
  const { width, height, edges, boxes, answers } = layout;
  const at = ({ x, y }: TextLine): { readonly x: number; readonly y: number } => ({ x: isMirrored ? width - x : x, y });
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="chart"
      role="img"
      aria-labelledby="chart-name"
      aria-describedby="chart-description"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <title id="chart-name">{title}</title>
      <desc id="chart-description">{description}</desc>
      {styles === undefined ? null : <style>{styles}</style>}
      <g transform={isMirrored ? `matrix(-1 0 0 1 ${width} 0)` : undefined}>
        {edges.map(({ d, isTaken }) => (
          <path key={d} className={named('edge', isTaken && 'taken')} d={d} />
        ))}
        {boxes.map(({ key, kind, isAuto, isPassed, isHere, x, y, width: wide, height: high }) => (
          <rect
            key={key}
            className={named(kind, isAuto && 'auto', isPassed && 'taken', isHere && 'here')}
            x={x}
            y={y}
            width={wide}
            height={high}
            rx={kind === 'rule' ? 10 : 4}
          />
        ))}
        {answers.map(({ key, dot, isTaken }) => (
          <circle key={key} className={named('dot', isTaken && 'taken')} cx={dot.x} cy={dot.y} r={isTaken ? 8 : 3} />
        ))}
      </g>
      {answers.map(({ key, dot, isTaken, lines }) => (
        <g key={key} className={named('answer', isTaken && 'taken')}>
          {isTaken ? (
            <text className="tick" {...at({ ...dot, y: dot.y + 4, text: '' })}>
              ✓
            </text>
          ) : null}
          {lines.map((line) => (
            <text key={line.y} {...at(line)}>
              {line.text}
            </text>
          ))}
        </g>
      ))}
      {boxes.map(({ key, kind, isHere, isPassed, captions, rule, lines }) => (
        <g key={key} className={named(kind, (isPassed || isHere) && 'taken')}>
          {captions.map((line, index) => (
            <text key={line.y} className={named('caption', isHere && index === 0 && 'here')} {...at(line)}>
              {line.text}
            </text>
          ))}
          {rule === null ? null : (
            <text className="id" {...at(rule)}>
              {rule.text}
            </text>
          )}
          {lines.map((line) => (
            <text key={line.y} {...at(line)}>
              {line.text}
            </text>
          ))}
        </g>
      ))}
    </svg>
  );
}

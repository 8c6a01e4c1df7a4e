import { QUESTIONS, ROUTES, START, type Position, type QuestionId, type Route, type RuleId } from './flow.ts';
import type { ActingSetting } from './facts.ts';
import { RESOLUTIONS, resolutionName } from './resolve.ts';

/** A question of the drawn chart. */
export interface ChartQuestion {
  readonly question: QuestionId;
  readonly askedOf: (typeof QUESTIONS)[QuestionId]['askedOf'];
  /** The walk has answered it. */
  readonly isPassed: boolean;
  /** The walk stands here. */
  readonly isHere: boolean;
  readonly ways: readonly ChartWay[];
}

/** What the chart ends in. */
export interface ChartRule {
  readonly rule: RuleId;
  /** Wording: `resolution.*`. */
  readonly resolution: ReturnType<typeof resolutionName>;
  /** Whether Reggie is told of it before anything is done. */
  readonly isFlagged: boolean;
  readonly isHere: boolean;
}

/** The answers that lead to one place, and that place. */
export interface ChartWay {
  readonly answers: readonly { readonly answer: string; readonly isTaken: boolean }[];
  readonly end: ChartQuestion | ChartRule;
}

/** The answers of a question; those that go on to the same question are drawn together, rules stand alone. */
function routesOf(id: QuestionId): readonly { readonly answers: string[]; readonly route: Route }[] {
  const found: { answers: string[]; route: Route }[] = [];
  for (const [answer, route] of Object.entries<Route>(ROUTES[id])) {
    const same = found.find((one) => 'ask' in one.route && 'ask' in route && one.route.ask === route.ask);
    if (same === undefined) found.push({ answers: [answer], route });
    else same.answers.push(answer);
  }
  return found;
}

const VOIDS: readonly string[] = ['keep-two-void-rest', 'collect-two-void-rest'];

/** What is the same all over one chart. */
interface Drawn {
  readonly flagsEveryVoid: boolean;
}

function ruleAt(rule: RuleId, isHere: boolean, acted: readonly ActingSetting[], { flagsEveryVoid }: Drawn): ChartRule {
  const { gate, shape } = RESOLUTIONS[rule];
  const isFlagged = gate !== 'none' || (flagsEveryVoid && VOIDS.includes(shape));
  return { rule, resolution: resolutionName(rule, acted), isFlagged, isHere };
}

/** `position` is null off the path that was taken; `depth`: how many questions come before. */
function questionAt(
  id: QuestionId,
  position: Position | null,
  depth: number,
  acted: readonly ActingSetting[],
  drawn: Drawn,
): ChartQuestion {
  const step = position?.trail[depth];
  return {
    question: id,
    askedOf: QUESTIONS[id].askedOf,
    isPassed: step !== undefined,
    isHere: position?.at === 'question' && step === undefined,
    ways: routesOf(id).map(({ answers, route }) => {
      const beyond = step !== undefined && answers.includes(step.answer) ? position : null;
      const acting: readonly ActingSetting[] =
        id === 'continueRequiresTwo' && answers.includes('on') ? [...acted, 'continue-requires-two'] : acted;
      return {
        answers: answers.map((answer) => ({ answer, isTaken: answer === step?.answer })),
        end:
          'ask' in route
            ? questionAt(route.ask, beyond, depth + 1, acting, drawn)
            : ruleAt(route.resolve, beyond !== null, acting, drawn),
      };
    }),
  };
}

/**
 * The whole flowchart (playbook §4) as a tree, from the routes, with the path that the walk took; null where nothing is
 * walked. A question that several answers of one question lead to stands once, a rule stands at each answer that ends in it.
 * `flagsEveryVoid`: the setting of that name (footnote 1).
 */
export function chartOf(position: Position | null, flagsEveryVoid = false): ChartQuestion {
  return questionAt(START, position, 0, [], { flagsEveryVoid });
}

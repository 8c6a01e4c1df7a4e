/**
 * In place of lodash.memoize: a function that works out its answer once for each key, which `keyOf` makes of what is given,
 * or which is the first of it.
 */
export default function memoize<Given extends readonly unknown[], Answer>(
  answerTo: (...given: Given) => Answer,
  keyOf?: (...given: Given) => unknown,
): (...given: Given) => Answer {
  const answers = new Map<unknown, Answer>();
  return (...given) => {
    const key = keyOf === undefined ? given[0] : keyOf(...given);
    if (!answers.has(key)) answers.set(key, answerTo(...given));
    return answers.get(key) as Answer;
  };
}

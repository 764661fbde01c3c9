/** What a request for some metrics was answered: figures, or a refusal that a single one of them may have caused. */
export type MetricsAnswer<T> = { kind: 'served'; answer: T } | { kind: 'refused' };

export interface Bisected<T> {
  /** Answers in the order in which they came; together they tell of every name that is not refused or left. */
  answers: T[];
  /** Names that were refused alone while others were served. */
  refused: string[];
  /** Names of which nothing was learnt: the request was given up. When no name was served they are all of them. */
  left: string[];
}

/**
 * Asks for all the names at once and, where that is refused, for its halves, down to the names that cause it: one metric
 * that was retired does not sink the others. Each further refused name costs about two calls for each halving; the calls
 * are bounded, and end early when nothing at all is served, since then it is the request that is refused, not a name.
 * @param ask one call; it throws what is no matter of names: a token, a quota, an answer that did not come
 */
export async function askBisecting<T>(
  names: readonly string[],
  ask: (names: readonly string[]) => Promise<MetricsAnswer<T>>,
): Promise<Bisected<T>> {
  const depth = 2 * Math.ceil(Math.log2(Math.max(1, names.length)));
  const found: Bisected<T> = { answers: [], refused: [], left: [] };
  const waiting: (readonly string[])[] = names.length > 0 ? [names] : [];
  for (let calls = 0, next = waiting.pop(); next; next = waiting.pop()) {
    const isGivenUp = calls > 2 * depth || (calls > depth && found.answers.length === 0);
    if (isGivenUp) {
      found.left.push(...next);
      continue;
    }
    calls += 1;
    const answered = await ask(next);
    if (answered.kind === 'served') found.answers.push(answered.answer);
    else if (next.length === 1) found.refused.push(...next);
    else waiting.push(...halvesOf(next).reverse());
  }
  return found.answers.length > 0 ? found : { answers: [], refused: [], left: [...names] };
}

function halvesOf(names: readonly string[]): [string[], string[]] {
  const middle = Math.ceil(names.length / 2);
  return [names.slice(0, middle), names.slice(middle)];
}

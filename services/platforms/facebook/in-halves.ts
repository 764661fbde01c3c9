type AskNames = (names: readonly string[]) => Promise<boolean>;

/**
 * Finds which of several names are refused, where one of them makes the whole call fail: each half is asked apart, until
 * what is refused is one name.
 * @param names refused together
 * @param ask resolves with whether the names were answered
 * @returns the names that were answered
 */
export async function halvesOf(names: readonly string[], ask: AskNames): Promise<readonly string[]> {
  if (names.length < 2) return [];
  const middle = Math.ceil(names.length / 2);
  const answered: string[] = [];
  for (const half of [names.slice(0, middle), names.slice(middle)]) {
    answered.push(...((await ask(half)) ? half : await halvesOf(half, ask)));
  }
  return answered;
}

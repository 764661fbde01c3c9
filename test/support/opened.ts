/** What the tests of a file have opened, the last one first where it must end before the others. */
const opened: (() => Promise<void> | void)[] = [];

/** Ends something with the test file that opened it. */
export function endWithFile(end: () => Promise<void> | void, when: 'first' | 'last' = 'last'): void {
  if (when === 'first') opened.unshift(end);
  else opened.push(end);
}

export async function endOpened(): Promise<void> {
  for (const end of opened.splice(0)) await end();
}

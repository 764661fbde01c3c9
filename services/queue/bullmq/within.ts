/** Resolves when `work` has ended, however it ended, or after `milliseconds`; never rejects. */
export async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, milliseconds);
  await Promise.race([work.then(noop, noop), late.promise]);
  clearTimeout(timer);
}

function noop(): void {}

/** The members that were given: one that is left out is no `undefined`. */
export function given<T extends object>(members: T): { [Name in keyof T]: Exclude<T[Name], undefined> } {
  const found = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(found) as ReturnType<typeof given<T>>;
}

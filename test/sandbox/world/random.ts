/** A number in [0, 1) that depends on nothing but its keys: the world is the same every time it is asked. */
export function chance(...keys: readonly (string | number)[]): number {
  // FNV-1a over the keys, then one avalanche round (murmur3's finalizer), which spreads keys that differ in one digit.
  let hash = 0x811c9dc5;
  for (const character of keys.join('|')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}

/** A whole number from `low` to `high`, both included. */
export function between(low: number, high: number, ...keys: readonly (string | number)[]): number {
  return low + Math.floor(chance(...keys) * (high - low + 1));
}

export function pick<T>(options: readonly [T, ...T[]], ...keys: readonly (string | number)[]): T {
  return options[Math.floor(chance(...keys) * options.length)] ?? options[0];
}

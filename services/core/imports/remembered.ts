/**
 * A pure function that remembers its last answers: what stands in a column repeats. It forgets all of them at once when
 * there are `most`, so that memory stays bounded.
 */
export function remembered<K extends string | number, V>(answer: (key: K) => V, most = 2_000): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = answer(key);
    if (known.size >= most) known.clear();
    known.set(key, value);
    return value;
  };
}

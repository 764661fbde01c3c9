/** Darkest tint: ink on it keeps a contrast above 4.5. */
const STRONGEST = 0.42;

/**
 * A colour mixed with white, `#rrggbb`; `null` for nothing to show.
 * @param share 0 to 1: how much of the strongest tint
 */
export function tintOf(colour: string, share: number): string | null {
  if (share <= 0) return null;
  const strength = STRONGEST * Math.min(1, 0.25 + 0.75 * share);
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const mixed = channels.map((channel) => Math.round(255 - (255 - channel) * strength));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** How a figure is worded, wherever it stands: report, page or mail. */

export type Tone = 'plain' | 'strong' | 'quiet' | 'up' | 'down';

/** A small line under the main words of a cell. */
export interface Line {
  /** What a variation is against: `mes`, `año`. */
  label: string | null;
  text: string;
  tone: Tone;
  /** Dotted underline: something is missing or cannot be compared. */
  dotted: boolean;
  link: string | null;
  /** An address or a key, not words. */
  verbatim: boolean;
}

export interface Cell {
  text: string;
  tone: Tone;
  dotted: boolean;
  /** Colour of the square before a network's name. */
  swatch: string | null;
  /** Background of the cell. */
  tint: string | null;
  lines: Line[];
}

/** domain words of a media buy; the order is the order of reports. */
export const MEDIA = [
  'radio',
  'television',
  'press',
  'magazine',
  'outdoor',
  'cinema',
  'digital',
  'print',
  'local-press',
  'event',
  'production',
  'other',
] as const;
/** `print`: impresos; `local-press`: free press of proximity; `event`: BTL; `production`: making, not airing. */
export type Medium = (typeof MEDIA)[number];

export const COVERAGES = ['national', 'regional', 'local', 'community', 'international'] as const;
export type Coverage = (typeof COVERAGES)[number];

/** Whose the outlet is: another axis than its coverage. */
export const OWNERSHIPS = ['private', 'public', 'community', 'alternative'] as const;
export type Ownership = (typeof OWNERSHIPS)[number];

/** How far a buy has come, in order. */
export const STAGES = ['budgeted', 'planned', 'ordered', 'aired', 'certified', 'invoiced', 'paid'] as const;
export type Stage = (typeof STAGES)[number];

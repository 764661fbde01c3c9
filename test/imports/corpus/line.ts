import type { Coverage, Medium } from '#core/pauta/taxonomy.ts';

/** A line of paid media as the tests mean it, before anything is written: the truth that an import must give back. */
export interface Line {
  medium: Medium;
  outlet: string;
  campaign: string;
  piece: string;
  /** DIVIPOLA code of five digits, and the names in use. */
  town: { code: string; name: string; department: string };
  coverage: Coverage;
  /** Days, both included, `2026-03-01`. */
  first: string;
  last: string;
  /** Centavos. */
  net: bigint;
  vat: bigint;
  total: bigint;
  ordered: number;
  order: string;
  nit: string;
}

const TOWNS = [
  { code: '76001', name: 'Cali', department: 'Valle del Cauca' },
  { code: '05001', name: 'Medellín', department: 'Antioquia' },
  { code: '73349', name: 'Honda', department: 'Tolima' },
  { code: '27001', name: 'Quibdó', department: 'Chocó' },
  { code: '52001', name: 'Pasto', department: 'Nariño' },
] as const;

const OUTLETS = [
  'Emisora La Voz del Valle',
  'Canal Regional del Sur',
  'Radio Río Claro',
  'Diario El Llanero',
  'Portal Ñandú',
] as const;

const MEDIA = ['radio', 'television', 'radio', 'press', 'digital'] as const;
const COVERAGES = ['regional', 'national', 'local', 'national', 'community'] as const;
/** Without check digit. */
const NITS = ['900373923', '830115226', '900002583', '860025674', '899999090'] as const;

/** A line by its number: every member differs from its neighbours', so that nothing can be mistaken for another. */
export function sampleLine(at: number, changes: Partial<Line> = {}): Line {
  const place = at % 5;
  const net = changes.net ?? BigInt(1_234_600 + at * 1_111_000) * 100n;
  const vat = changes.vat ?? (net * 19n) / 100n;
  const day = String((at % 15) + 11).padStart(2, '0');
  return {
    medium: MEDIA[place] ?? 'radio',
    outlet: OUTLETS[place] ?? 'Emisora',
    campaign: 'Trabajo digno',
    piece: `Cuña ${at + 1}`,
    town: TOWNS[place] ?? TOWNS[0],
    coverage: COVERAGES[place] ?? 'local',
    first: `2026-03-${day}`,
    last: `2026-04-${day}`,
    net,
    vat,
    total: net + vat,
    ordered: 12 + at,
    order: `00${731 + at}`,
    nit: NITS[place] ?? '900373923',
    ...changes,
  };
}

export function sampleLines(count: number, changes: (at: number) => Partial<Line> = () => ({})): Line[] {
  return Array.from({ length: count }, (_, at) => sampleLine(at, changes(at)));
}

/** How plans name the media. */
export const MEDIUM_NAMES: Readonly<Record<Medium, string>> = {
  radio: 'Radio',
  television: 'Televisión',
  press: 'Prensa',
  magazine: 'Revistas',
  outdoor: 'Vallas',
  cinema: 'Cine',
  digital: 'Digital',
  print: 'Impresos',
  'local-press': 'Prensa de proximidad',
  event: 'BTL',
  production: 'Producción',
  other: 'Otros',
};

export const COVERAGE_NAMES: Readonly<Record<Coverage, string>> = {
  national: 'Nacional',
  regional: 'Regional',
  local: 'Local',
  community: 'Comunitaria',
  international: 'Internacional',
};

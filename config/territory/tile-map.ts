/** Where a department stands in the map of tiles. */
export interface Tile {
  /** DIVIPOLA, two digits. */
  department: string;
  /** ISO 3166-2:CO without the country; `BOG` for the Capital District, whose own is `DC`. */
  label: string;
  /** From 0, west to east. */
  column: number;
  /** From 0, north to south. */
  row: number;
}

/**
 * Colombia as tiles of one size, one for each department. Found by search over the 74 shared borders, with places and
 * directions weighed in: all but 6 borders are between tiles that touch, at a side or a corner. San Andrés lies off the
 * coast, as on the usual maps.
 */
const ROWS: readonly string[] = [
  'SAP  .   .  ATL MAG LAG  . ',
  ' .  COR SUC BOL CES  .   . ',
  ' .   .  ANT SAN NSA  .   . ',
  ' .  CHO RIS CAL BOY ARA  . ',
  ' .  VAC QUI TOL CUN CAS  . ',
  ' .   .  CAU HUI BOG MET VID',
  ' .   .  NAR PUT CAQ GUV GUA',
  ' .   .   .   .  AMA VAU  . ',
];

const DEPARTMENTS: Readonly<Record<string, string>> = {
  ANT: '05',
  ATL: '08',
  BOG: '11',
  BOL: '13',
  BOY: '15',
  CAL: '17',
  CAQ: '18',
  CAU: '19',
  CES: '20',
  COR: '23',
  CUN: '25',
  CHO: '27',
  HUI: '41',
  LAG: '44',
  MAG: '47',
  MET: '50',
  NAR: '52',
  NSA: '54',
  QUI: '63',
  RIS: '66',
  SAN: '68',
  SUC: '70',
  TOL: '73',
  VAC: '76',
  ARA: '81',
  CAS: '85',
  PUT: '86',
  SAP: '88',
  AMA: '91',
  GUA: '94',
  GUV: '95',
  VAU: '97',
  VID: '99',
};

export const TILES: readonly Tile[] = ROWS.flatMap((line, row) =>
  line
    .trim()
    .split(/\s+/)
    .map((label, column) => ({ department: DEPARTMENTS[label] ?? '', label, column, row }))
    .filter(({ label }) => label !== '.'),
);

/** Spanish and English names by month; lower case, without accents and dots. */
const NAMES: readonly string[] = [
  'enero ene january jan',
  'febrero feb february febr',
  'marzo mar march mzo',
  'abril abr april apr',
  'mayo may',
  'junio jun june',
  'julio jul july',
  'agosto ago agto august aug',
  'septiembre setiembre sep sept set september',
  'octubre oct october',
  'noviembre nov november novbre',
  'diciembre dic december dec dicbre',
];
const MONTHS = new Map(NAMES.flatMap((names, at) => names.split(' ').map((name) => [name, at + 1] as const)));

/** All names as a part of a regular expression, the longest first. */
export const MONTH_PATTERN = `(?:${[...MONTHS.keys()].toSorted((a, b) => b.length - a.length).join('|')})`;

const WEEKDAYS =
  'lunes martes miercoles jueves viernes sabado domingo monday tuesday wednesday thursday friday saturday sunday';
const SHORT_WEEKDAYS = 'lun mie jue vie sab dom mon tue tues wed thu thur thurs fri sat sun';
const WEEKDAY_NAMES = new Set([...WEEKDAYS.split(' '), ...SHORT_WEEKDAYS.split(' ')]);

/** 1 to 12, for a name as {@link plainWords} leaves it. */
export function monthNumber(name: string): number | undefined {
  return MONTHS.get(name);
}

/** `mar` is taken for a month here: as a Tuesday it stands beside another month. */
export function isWeekday(name: string): boolean {
  return WEEKDAY_NAMES.has(name);
}

/** Lower case without accents and ordinal signs, every dash `-` and every space one plain space. */
export function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[°ºª]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

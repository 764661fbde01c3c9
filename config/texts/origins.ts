import type { Origin } from '#core/pulls/pull.ts';
import { formatMonth } from '#core/report/format.ts';
import type { OriginFact } from '#core/report/texts.ts';
import { addMonths, type Month } from '#core/time/month.ts';

/** Under a figure, in a narrow column. */
export const ORIGIN_MARK: Readonly<Record<Origin, string>> = { file: 'de archivo', hand: 'a mano' };

/** In running text, behind a figure. */
export const ORIGIN_WORDS: Readonly<Record<Origin, string>> = {
  file: 'del archivo exportado por la red',
  hand: 'de una tabla diligenciada a mano',
};

/** Under a table in which such a figure stands. */
export const ORIGIN_NOTE: Readonly<Record<Origin, string>> = {
  file: `«${ORIGIN_MARK.file}»: la cifra sale, toda o en parte, del archivo que la red deja descargar, no de su interfaz.`,
  hand: `«${ORIGIN_MARK.hand}»: la cifra la escribió una persona en una tabla; lo que contó no se puede verificar.`,
};

/** Under a chart. */
export function chartOrigin(months: string, origin: Origin): string {
  return `${months}: ${ORIGIN_WORDS[origin]}.`;
}

const OPENING: Readonly<Record<Origin, string>> = {
  file: 'cifras tomadas, todas o en parte, del archivo exportado por la red, porque su interfaz no las dio',
  hand: 'cifras de una tabla diligenciada a mano, porque no hay otra fuente; no se mezclan en porcentajes con las de la red, salvo los seguidores',
};

/**
 * A paragraph of the method note.
 * @param network its name
 * @param namesOf figures in words: `seguidores y visualizaciones`
 */
export function originNote(network: string, { from, months, posts }: OriginFact, namesOf: RolesInWords): string {
  const same = Map.groupBy(months, ({ roles }) => namesOf(roles));
  const each = [...same].map(([names, of]) => `${names} (${spans(of.map(({ month }) => month)).join(', ')})`);
  return `${network}, ${OPENING[from]}: ${[...each, ...(posts ? ['publicaciones destacadas'] : [])].join('; ')}.`;
}

type RolesInWords = (roles: OriginFact['months'][number]['roles']) => string;

/** Months that follow one another as one stretch. */
function spans(months: readonly Month[]): string[] {
  const stretches: Month[][] = [];
  for (const month of months) {
    const open = stretches.at(-1);
    const last = open?.at(-1);
    if (open && last && addMonths(last, 1) === month) open.push(month);
    else stretches.push([month]);
  }
  return stretches.map((stretch) => {
    const [first, last] = [stretch[0], stretch.at(-1)];
    if (!first || !last) return '';
    return first === last ? formatMonth(first) : `${formatMonth(first)} a ${formatMonth(last)}`;
  });
}

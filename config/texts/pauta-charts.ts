/** Words inside the drawings of paid media and their text alternatives. */

export const MAP_TEXT = {
  unknown: 's/d',
  unknownMeaning: 's/d: ninguna línea trae su valor',
  partMeaning: 'borde de rayas: suma de una parte de las líneas',
  billion: 'b',
  billionMeaning: 'b: billones de pesos (millones de millones)',
  none: 'sin pauta en el periodo',
  /** Between two bounds; `null`: open. */
  range: (from: string | null, to: string | null) => {
    if (from === null) return to === null ? 'con pauta' : `menos de ${to}`;
    return to === null ? `${from} o más` : `de ${from} a menos de ${to}`;
  },
} as const;

/** An amount that only some lines have: `$ 5 M (2 de 3 líneas)` */
export function partOf(amount: string, covered: string): string {
  return `${amount} (${covered})`;
}

/** `Por medio, ejecutado sin IVA: Televisión $ 379,3 M; …` */
export function barsAlt(title: string, items: readonly string[]): string {
  return `${title}: ${items.join('; ')}.`;
}

export function barItem(label: string, text: string, reference: string | null): string {
  return reference === null ? `${label}, ${text}` : `${label}, ${text} (${reference})`;
}

export function mapAlt(title: string, departments: number, largest: string | null): string {
  if (departments === 0) return `${title}: ningún departamento tiene pauta propia en el periodo.`;
  const count = departments === 1 ? 'un departamento con pauta' : `${departments} departamentos con pauta`;
  return `${title}: ${count} de 33${largest === null ? '' : `; el mayor es ${largest}`}. Las cifras están en la tabla.`;
}

/** Words inside charts and their text alternatives. */
export const CHART_TEXT = {
  definitionChanges: 'cambia la definición',
  accountChanges: 'cambia la cuenta',
  thousand: 'mil',
  million: 'M',
} as const;

/** `Seguidores de Facebook` */
export function chartSubject(role: string, network: string): string {
  return `${role} de ${network}`;
}

export function noFigures(first: string, last: string): string {
  return `sin dato entre ${first} y ${last}`;
}

export function fromTo(from: string, fromMonth: string, to: string, toMonth: string): string {
  return `de ${from} en ${fromMonth} a ${to} en ${toMonth}`;
}

export function amountIn(amount: string, month: string): string {
  return `${amount} en ${month}`;
}

export function highestOf(months: number): string {
  return `el valor más alto de los ${months} meses comparables`;
}

export function lowestOf(months: number): string {
  return `el valor más bajo de los ${months} meses comparables`;
}

export function highestWas(amount: string, month: string): string {
  return `el más alto fue ${month} con ${amount}`;
}

export function missingIn(months: string): string {
  return `sin dato en ${months}`;
}

export function partialIn(months: string): string {
  return `dato parcial en ${months}`;
}

export function redefinedOn(days: string): string {
  return `la definición cambió el ${days} y no se compara con los meses anteriores`;
}

export function accountChangedOn(days: string): string {
  return `la cuenta cambió el ${days}`;
}

export function postsPerDay(network: string, month: string, total: string, busiest: string | null): string {
  const peak = busiest === null ? '' : `; ${busiest}`;
  return `Publicaciones de ${network} por día en ${month}: ${total} en el mes${peak}.`;
}

export function busiestDay(day: string, posts: string): string {
  return `el día con más publicaciones fue el ${day}, con ${posts}`;
}

export function daysWithoutPosts(days: number): string {
  if (days === 0) return 'ningún día sin publicar';
  return days === 1 ? 'un día sin publicar' : `${days} días sin publicar`;
}

import type { BlackoutWindow } from '#core/pauta/blackout.ts';

/**
 * Windows of Ley 996 de 2005 whose dates a source gave; more are rows that the legal office adds. Left out until somebody
 * gives a source: the windows of 2022, that of the territorial elections of October 2027, that of agreements between
 * public bodies since 8 November 2025 (its end was not found, and it binds territorial bodies, not a ministry), and any
 * ban on publicity as such, for which no norm was found.
 */
export const BLACKOUTS: readonly BlackoutWindow[] = [
  {
    from: '2026-01-31',
    until: '2026-05-31',
    what: 'Contratación directa de todas las entidades, hasta la primera vuelta presidencial',
    source: 'Ley 996 de 2005; fechas según El Espectador, W Radio y Caracol Radio (noviembre de 2025 a enero de 2026)',
    certainty: 'confirmed',
  },
  {
    from: '2026-06-01',
    until: '2026-06-21',
    what: 'Contratación directa de todas las entidades, hasta la segunda vuelta presidencial si la hubo',
    source: 'Ley 996 de 2005; fechas según El Espectador, W Radio y Caracol Radio (noviembre de 2025 a enero de 2026)',
    certainty: 'to-confirm',
  },
];

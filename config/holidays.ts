import type { HolidayRule } from '#core/time/calendar.ts';

const moved = (name: string, month: number, day: number): HolidayRule => ({
  name,
  rule: { kind: 'monday', month, day },
});
const fixed = (name: string, month: number, day: number): HolidayRule => ({
  name,
  rule: { kind: 'fixed', month, day },
});
const easter = (name: string, offset: number): HolidayRule => ({ name, rule: { kind: 'easter', offset } });

/**
 * Holidays of Colombia (Ley 51 de 1983). A new one is a row with `from`.
 * A "Virgen de Chiquinquirá" holiday from 2026 (Ley 2578 de 2026) is reported by one calendar only;
 * it is left out until a person confirms the law.
 */
export const HOLIDAYS: readonly HolidayRule[] = [
  fixed('Año Nuevo', 1, 1),
  moved('Reyes Magos', 1, 6),
  moved('San José', 3, 19),
  easter('Jueves Santo', -3),
  easter('Viernes Santo', -2),
  fixed('Día del Trabajo', 5, 1),
  easter('Ascensión', 43),
  easter('Corpus Christi', 64),
  easter('Sagrado Corazón', 71),
  moved('San Pedro y San Pablo', 6, 29),
  fixed('Independencia', 7, 20),
  fixed('Batalla de Boyacá', 8, 7),
  moved('Asunción', 8, 15),
  moved('Día de la Raza', 10, 12),
  moved('Todos los Santos', 11, 1),
  moved('Independencia de Cartagena', 11, 11),
  fixed('Inmaculada Concepción', 12, 8),
  fixed('Navidad', 12, 25),
];

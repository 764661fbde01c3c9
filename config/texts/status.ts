import type { QueueKind } from '#core/ports/queue.ts';
import type { EngineLack } from '#core/ports/store.ts';
import type { WorkState } from '#core/work/work-item.ts';

/** Words of the page about the service itself. */
export const STATUS = {
  title: 'Estado del servicio',
  link: 'Estado del servicio',
  good: 'Nada espera a una persona.',
  attention: (count: number) =>
    count === 1 ? 'Un trabajo espera a una persona.' : `${count} trabajos esperan a una persona.`,
  silent: {
    store: 'El almacén de datos no responde: no se puede leer ni guardar. Revise que esté en marcha y que haya red.',
    queue:
      'La cola de trabajos no responde. Nada se pierde: lo pendiente está en el almacén de datos y se retoma cuando la cola vuelva.',
  },
} as const;

export const ENGINES = {
  title: 'Sobre qué trabaja',
  store: 'Almacén de datos',
  queue: 'Cola de trabajos',
  whole: 'No le falta nada de lo que Rendir aprovecha.',
  lacking: 'Lo que no ofrece, y por qué importa:',
  watch: 'Para vigilarlo con otro programa:',
} as const;

/** What an engine does not offer, and why that matters. */
export const LACKS: Readonly<Record<EngineLack, { what: string; why: string }>> = {
  'replica-set': {
    what: 'Copia en otros servidores.',
    why: 'Los datos están en uno solo: si se daña, se pierde lo guardado desde la última copia de seguridad. Un conjunto de réplicas (replica set) lo evita.',
  },
  'retryable-writes': {
    what: 'Repetir una escritura que la red cortó.',
    why: 'Rendir no sabe si quedó guardada y repite el trabajo entero minutos después. No se pierde nada, pero un corte breve se nota.',
  },
  validators: {
    what: 'Revisar cada documento en el servidor.',
    why: 'Solo Rendir revisa lo que guarda: otro programa que escriba en la misma base podría dejar algo que no se pueda leer.',
  },
};

export const QUEUES: Readonly<Record<QueueKind, string>> = {
  'in-process': 'De cada proceso, sin servidor aparte.',
  redis: 'En Redis, común a todos los procesos.',
};

export const WORK = {
  title: 'Trabajos',
  caption: 'Lecturas de las cuentas, importaciones y cierres de mes',
  state: 'Estado',
  count: 'Cuántos',
  oldest: 'El más antiguo',
  none: 'ninguno',
  inTime: 'a su hora',
  settled: 'ya no espera',
  states: {
    due: 'Pendientes',
    running: 'En curso',
    parked: 'Detenidos, esperan a una persona',
    done: 'Hechos',
    skipped: 'Omitidos, ya no se pueden hacer',
  } satisfies Record<WorkState, string>,
} as const;

export const PARKED = {
  title: 'Esperan a una persona',
  pull: (account: string, slot: string) => `Lectura de ${account}, ${slot}`,
  backfill: (account: string) => `Primera lectura de ${account}`,
  check: (account: string) => `Comprobación de la credencial de ${account}`,
  close: (month: string) => `Cierre de ${month}`,
  closePauta: (month: string) => `Cierre de la pauta de ${month}`,
  import: (id: string) => `Importación ${id}`,
  since: (moment: string) => `Detenido desde ${moment}.`,
  noCause: 'No se sabe la causa: está en el registro del proceso.',
  retry: 'Corregida la causa, se intenta de nuevo al reiniciar, o con:',
} as const;

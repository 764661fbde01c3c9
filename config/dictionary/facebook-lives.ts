import type { MetricDefinition } from '#core/metrics/definition.ts';
import { live } from './facebook-entry.ts';

/** Of live broadcasts, read while they go on and once after. */
export const FACEBOOK_LIVES: readonly MetricDefinition[] = [
  live('facebook.live.viewers@1', {
    field: 'live_views',
    name: 'Espectadores simultáneos',
    definition:
      'Personas que ven la transmisión en el momento de la lectura. El pico es el mayor valor leído, cada tantos minutos: el de Facebook puede caer entre dos lecturas.',
    nature: 'level',
    screen: 'Meta Business Suite → En vivo → Máximo de espectadores, que Facebook mide sin pausa.',
  }),
  live('facebook.live.views@1', {
    field: 'total_views',
    name: 'Vistas de la transmisión',
    definition: 'Vistas acumuladas de la transmisión, leídas cuando terminó.',
    nature: 'additive',
    screen: 'Meta Business Suite → En vivo, que sigue contando la grabación.',
  }),
  live('facebook.live.duration@1', {
    field: 'video{length}',
    unit: 'second',
    name: 'Duración de la transmisión',
    definition: 'Lo que dura la grabación de la transmisión; Facebook no dice cuándo terminó.',
    nature: 'additive',
    screen: 'Meta Business Suite → En vivo.',
  }),
];

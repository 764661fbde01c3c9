import type { MetricDefinition, MetricKey, PlatformDictionary } from '#core/metrics/definition.ts';

/** Since this day a view is the start of a playback in every format; the earlier notion goes on as `engagedViews`. */
const VIEWS_REDEFINED = '2026-08-24';
const BEFORE_REDEFINITION = '2026-08-23';

const CHANNELS = 'GET /youtube/v3/channels (statistics)';
const VIDEOS = 'GET /youtube/v3/videos (statistics)';
const TYPES = 'GET /v2/reports (dimensions=day,creatorContentType)';
const REPORTS = 'GET /v2/reports (dimensions=day)';

type Entry = Omit<MetricDefinition, 'platform' | 'key' | 'level' | 'unit' | 'paid' | 'source'> & {
  field: string;
  unit?: MetricDefinition['unit'];
};

const entry =
  (level: MetricDefinition['level'], endpoint: string) =>
  (key: MetricKey, { field, unit = 'count', ...rest }: Entry): MetricDefinition => ({
    key,
    platform: 'youtube',
    level,
    unit,
    paid: 'total',
    source: { endpoint, field },
    ...rest,
  });
const channel = entry('account', CHANNELS);
const daily = entry('account', REPORTS);
const video = entry('post', VIDEOS);
const byType = entry('account', TYPES);
const live = entry('live', 'GET /youtube/v3/videos (liveStreamingDetails, statistics)');

const STUDIO_OVERVIEW = 'YouTube Studio → Estadísticas → Descripción general';
const STUDIO_AUDIENCE = 'YouTube Studio → Estadísticas → Audiencia';
const STUDIO_ENGAGEMENT = 'YouTube Studio → Estadísticas → Modo avanzado';
const DELAY = 'Los últimos dos o tres días llegan con retraso y pueden corregirse.';

const OLD_VIEW =
  'Veces que alguien vio un video del canal según la regla anterior al 24 de agosto de 2026 (en Shorts, desde marzo de 2025, cada inicio).';
const NEW_VIEW =
  'Veces que empezó a reproducirse un video del canal, en cualquier formato (regla vigente desde el 24 de agosto de 2026).';

/** Classes of content, as YouTube tells them apart by days. */
const CONTENT_TYPES = [
  { of: 'videos', word: 'videos', field: 'videoOnDemand' },
  { of: 'shorts', word: 'Shorts', field: 'shorts' },
  { of: 'lives', word: 'transmisiones en vivo', field: 'liveStream' },
] as const;

/** The figures that a class of content has by day; they are read once a month. */
function ofType({ of, word, field }: (typeof CONTENT_TYPES)[number]): MetricDefinition[] {
  const screen = `${STUDIO_ENGAGEMENT} → Tipo de contenido. ${DELAY}`;
  const views = {
    field: `views (${field})`,
    name: `Vistas de ${word}`,
    grain: 'day',
    nature: 'additive',
    screen,
  } as const;
  return [
    byType(`youtube.channel.views-${of}@1`, {
      ...views,
      definition: `${OLD_VIEW} Solo ${word}.`,
      validUntil: BEFORE_REDEFINITION,
      supersededBy: `youtube.channel.views-${of}@2`,
    }),
    byType(`youtube.channel.views-${of}@2`, {
      ...views,
      definition: `${NEW_VIEW} Solo ${word}.`,
      validFrom: VIEWS_REDEFINED,
    }),
    byType(`youtube.channel.watch-minutes-${of}@1`, {
      field: `estimatedMinutesWatched (${field})`,
      name: `Tiempo de visualización de ${word}`,
      definition: `Minutos de reproducción de ${word} estimados por YouTube.`,
      unit: 'minute',
      grain: 'day',
      nature: 'additive',
      screen,
    }),
  ];
}

/** Metrics of YouTube: Data API v3 and Analytics API v2, read as the owner of the channel. */
export const YOUTUBE: PlatformDictionary = {
  platform: 'youtube',
  version: 2,
  zone: 'America/Los_Angeles',
  metrics: [
    channel('youtube.channel.subscribers@1', {
      field: 'subscriberCount',
      name: 'Suscriptores',
      definition: 'Cuentas suscritas al canal en el momento de la lectura. Puede bajar cuando YouTube retira cuentas.',
      grain: 'instant',
      nature: 'level',
      screen: `${STUDIO_AUDIENCE}. La cifra pública está redondeada a tres dígitos significativos.`,
    }),
    channel('youtube.channel.total-views@1', {
      field: 'viewCount',
      name: 'Vistas acumuladas del canal',
      definition: `${OLD_VIEW} Acumulado desde la creación del canal.`,
      grain: 'instant',
      nature: 'additive',
      screen: 'Página pública del canal → Información.',
      validUntil: BEFORE_REDEFINITION,
      supersededBy: 'youtube.channel.total-views@2',
    }),
    channel('youtube.channel.total-views@2', {
      field: 'viewCount',
      name: 'Vistas acumuladas del canal',
      definition: `${NEW_VIEW} Acumulado desde la creación del canal; mezcla las dos reglas.`,
      grain: 'instant',
      nature: 'additive',
      screen: 'Página pública del canal → Información.',
      validFrom: VIEWS_REDEFINED,
    }),
    channel('youtube.channel.videos@1', {
      field: 'videoCount',
      name: 'Videos públicos',
      definition: 'Videos públicos del canal en el momento de la lectura. Baja cuando se retira un video.',
      grain: 'instant',
      nature: 'level',
      screen: 'Página pública del canal → Videos.',
    }),
    daily('youtube.channel.views@1', {
      field: 'views',
      name: 'Vistas',
      definition: OLD_VIEW,
      grain: 'day',
      nature: 'additive',
      screen: `${STUDIO_OVERVIEW}. ${DELAY}`,
      validUntil: BEFORE_REDEFINITION,
      supersededBy: 'youtube.channel.views@2',
    }),
    daily('youtube.channel.views@2', {
      field: 'views',
      name: 'Vistas',
      definition: NEW_VIEW,
      grain: 'day',
      nature: 'additive',
      screen: `${STUDIO_OVERVIEW}. ${DELAY}`,
      validFrom: VIEWS_REDEFINED,
    }),
    daily('youtube.channel.engaged-views@1', {
      field: 'engagedViews',
      name: 'Vistas con interacción',
      definition: 'Vistas que siguieron más allá de los primeros segundos: la noción que tenía «vistas» antes.',
      grain: 'day',
      nature: 'additive',
      screen: `${STUDIO_ENGAGEMENT}. ${DELAY}`,
    }),
    daily('youtube.channel.watch-minutes@1', {
      field: 'estimatedMinutesWatched',
      name: 'Tiempo de visualización',
      definition: 'Minutos de reproducción estimados por YouTube.',
      unit: 'minute',
      grain: 'day',
      nature: 'additive',
      screen: `${STUDIO_OVERVIEW}, en horas. ${DELAY}`,
    }),
    daily('youtube.channel.average-view-duration@1', {
      field: 'averageViewDuration',
      name: 'Duración media de las vistas',
      definition: 'Segundos que dura en promedio una vista en el día. No se suma ni se promedia entre días.',
      unit: 'second',
      grain: 'day',
      nature: 'ratio',
      screen: `${STUDIO_ENGAGEMENT}. ${DELAY}`,
    }),
    daily('youtube.channel.average-view-percentage@1', {
      field: 'averageViewPercentage',
      name: 'Porcentaje medio visto',
      definition:
        'Parte de cada video que se ve en promedio, en centésimas de punto porcentual (4.250 = 42,50 %). Puede pasar de 100 % en videos que se repiten. No se suma ni se promedia entre días.',
      unit: 'basis-point',
      grain: 'day',
      nature: 'ratio',
      screen: `${STUDIO_ENGAGEMENT}. ${DELAY}`,
    }),
    daily('youtube.channel.likes@1', {
      field: 'likes',
      name: 'Me gusta',
      definition: 'Marcas de «Me gusta» del día, descontadas las retiradas; un día puede ser negativo.',
      grain: 'day',
      nature: 'additive',
      screen: `${STUDIO_ENGAGEMENT}. ${DELAY}`,
    }),
    daily('youtube.channel.dislikes@1', {
      field: 'dislikes',
      name: 'No me gusta',
      definition: 'Marcas de «No me gusta» del día, descontadas las retiradas; solo las ve el dueño del canal.',
      grain: 'day',
      nature: 'additive',
      screen: `${STUDIO_ENGAGEMENT}. ${DELAY}`,
    }),
    daily('youtube.channel.comments@1', {
      field: 'comments',
      name: 'Comentarios',
      definition: 'Comentarios hechos en videos del canal en el día.',
      grain: 'day',
      nature: 'additive',
      screen: `${STUDIO_ENGAGEMENT}. ${DELAY}`,
    }),
    daily('youtube.channel.shares@1', {
      field: 'shares',
      name: 'Compartidos',
      definition: 'Veces que se usó el botón Compartir de YouTube en el día.',
      grain: 'day',
      nature: 'additive',
      screen: `${STUDIO_ENGAGEMENT}. ${DELAY}`,
    }),
    daily('youtube.channel.subscribers-gained@1', {
      field: 'subscribersGained',
      name: 'Suscriptores ganados',
      definition: 'Suscripciones nuevas del día.',
      grain: 'day',
      nature: 'additive',
      screen: `${STUDIO_AUDIENCE}. ${DELAY}`,
    }),
    daily('youtube.channel.subscribers-lost@1', {
      field: 'subscribersLost',
      name: 'Suscriptores perdidos',
      definition: 'Suscripciones canceladas en el día.',
      grain: 'day',
      nature: 'additive',
      screen: `${STUDIO_AUDIENCE}. ${DELAY}`,
    }),
    ...CONTENT_TYPES.flatMap(ofType),
    video('youtube.video.views@1', {
      field: 'viewCount',
      name: 'Vistas del video',
      definition: `${OLD_VIEW} Acumulado del video.`,
      grain: 'instant',
      nature: 'additive',
      screen: 'Página pública del video.',
      validUntil: BEFORE_REDEFINITION,
      supersededBy: 'youtube.video.views@2',
    }),
    video('youtube.video.views@2', {
      field: 'viewCount',
      name: 'Vistas del video',
      definition: `${NEW_VIEW} Acumulado del video; mezcla las dos reglas si es anterior.`,
      grain: 'instant',
      nature: 'additive',
      screen: 'Página pública del video.',
      validFrom: VIEWS_REDEFINED,
    }),
    video('youtube.video.likes@1', {
      field: 'likeCount',
      name: 'Me gusta del video',
      definition: 'Marcas de «Me gusta» acumuladas del video. Sin dato cuando el canal las oculta.',
      grain: 'instant',
      nature: 'additive',
      screen: 'Página pública del video.',
    }),
    video('youtube.video.dislikes@1', {
      field: 'dislikeCount',
      name: 'No me gusta del video',
      definition: 'Marcas de «No me gusta» acumuladas del video; solo las ve el dueño del canal.',
      grain: 'instant',
      nature: 'additive',
      screen: 'YouTube Studio → Contenido.',
    }),
    video('youtube.video.comments@1', {
      field: 'commentCount',
      name: 'Comentarios del video',
      definition: 'Comentarios acumulados del video. Sin dato cuando están desactivados.',
      grain: 'instant',
      nature: 'additive',
      screen: 'Página pública del video.',
    }),
    live('youtube.live.viewers@1', {
      field: 'liveStreamingDetails.concurrentViewers',
      name: 'Espectadores simultáneos',
      definition:
        'Personas que ven la transmisión en el momento de la lectura. El pico es el mayor valor leído, cada tantos minutos: el de YouTube puede caer entre dos lecturas.',
      grain: 'instant',
      nature: 'level',
      screen: 'YouTube Studio → Transmisión en vivo; su pico es minuto a minuto.',
    }),
    live('youtube.live.views@1', {
      field: 'statistics.viewCount',
      name: 'Vistas de la transmisión',
      definition: 'Vistas acumuladas del video de la transmisión, leídas cuando terminó.',
      grain: 'instant',
      nature: 'additive',
      screen: 'Página pública del video, que sigue contando después.',
    }),
    live('youtube.live.duration@1', {
      field: 'liveStreamingDetails.actualEndTime − actualStartTime',
      unit: 'second',
      name: 'Duración de la transmisión',
      definition: 'Tiempo entre el comienzo y el final de la transmisión, según YouTube.',
      grain: 'instant',
      nature: 'additive',
      screen: 'YouTube Studio → Contenido → En vivo.',
    }),
  ],
  roles: {
    followers: { from: 'account', metrics: ['youtube.channel.subscribers'] },
    gained: { from: 'account', metrics: ['youtube.channel.subscribers-gained'] },
    lost: { from: 'account', metrics: ['youtube.channel.subscribers-lost'] },
    views: { from: 'account', metrics: ['youtube.channel.views'] },
    watchTime: { from: 'account', metrics: ['youtube.channel.watch-minutes'] },
    interactions: {
      from: 'account',
      metrics: ['youtube.channel.likes', 'youtube.channel.comments', 'youtube.channel.shares'],
      formula: 'Me gusta + comentarios + compartidos de los días del mes.',
    },
    reactions: { from: 'account', metrics: ['youtube.channel.likes'] },
    comments: { from: 'account', metrics: ['youtube.channel.comments'] },
    shares: { from: 'account', metrics: ['youtube.channel.shares'] },
  },
  post: {
    interactions: ['youtube.video.likes', 'youtube.video.comments'],
    formula: 'Me gusta + comentarios acumulados del video; YouTube no da los compartidos por video en esta consulta.',
    views: 'youtube.video.views',
  },
};

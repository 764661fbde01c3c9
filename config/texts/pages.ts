import type { Platform } from '#core/accounts/account.ts';

/** Words of the pages. Figures and sentences come from the report's value and its own words. */

export const SITE = {
  tool: 'Métricas de redes sociales y pauta',
  govco: 'GOV.CO',
  skip: 'Saltar al contenido',
  navigation: 'Secciones',
  demonstration: 'Datos de demostración: la entidad, las cuentas y las cifras de esta página son inventadas.',
} as const;

export const NAVIGATION = [
  { href: '/', label: 'Inicio' },
  { href: '/pauta', label: 'Pauta' },
  { href: '/reportes', label: 'Reportes' },
  { href: '/importaciones', label: 'Importaciones' },
  { href: '/conexiones', label: 'Conexiones' },
  { href: '/api/docs', label: 'API' },
] as const;

export const MONTH_BAR = {
  label: 'Mes',
  previous: 'Mes anterior',
  next: 'Mes siguiente',
  all: 'Elegir mes',
  compareLabel: 'Comparar con',
  comparedWith: (month: string) => `Las variaciones comparan con ${month}.`,
} as const;

export const STATE = {
  closed: (edition: number, day: string) => `Cerrado · edición ${edition}, ${day}`,
  running: (day: string) => `Provisional · mes en curso, cierra el ${day}`,
  closing: (day: string) => `Provisional · cierra el ${day}`,
  overdue: (day: string) => `Provisional · debía cerrar el ${day}`,
  stopped: (cause: string) => `El cierre de este mes está detenido: ${cause}`,
} as const;

export const CARD = {
  section: 'Cifras del mes por red',
  followersClosed: 'seguidores al cierre',
  followersAt: (moment: string) => `seguidores al ${moment}`,
  followersMissing: 'seguidores al cierre',
  spark: 'Interacciones, 13 meses',
  against: (month: string) => `frente a ${month}`,
} as const;

export const CHANGES = { title: 'Lo que cambió', none: 'El mes todavía no tiene con qué compararse.' } as const;

export const BEST = {
  title: 'Lo mejor del mes',
  caption: 'Las dos publicaciones con más interacciones de cada red',
  network: 'Red',
  post: 'Publicación',
  date: 'Fecha',
  interactions: 'Interacciones',
  none: 'No hubo publicaciones en el mes.',
  untitled: 'Publicación sin texto',
  gone: 'La red ya no la muestra',
} as const;

export const HOLES = {
  title: 'Datos que faltan',
  none: 'No falta ningún dato: todas las cifras del mes están completas.',
  more: (count: number) => (count === 1 ? 'Ver otro' : `Ver otros ${count}`),
} as const;

export const FRESHNESS = {
  title: 'Lecturas de las cuentas',
  caption: 'La última de cada cuenta y la próxima, hora de Bogotá',
  source: 'Red',
  last: 'Última',
  next: 'Próxima',
  never: 'ninguna todavía',
  now: 'leyendo ahora',
  nobody: 'espera una corrección',
  state: {
    waiting: '',
    reading: 'leyendo',
    retrying: 'reintenta',
    skipped: 'no se leyó hoy',
    parked: 'detenida',
  },
  today: 'hoy',
  yesterday: 'ayer',
  tomorrow: 'mañana',
} as const;

export const TRENDS = {
  title: 'Tendencia por red',
  lead: 'Trece meses, cada red en su propia escala. Rayado: sin dato o dato parcial. Línea punteada: cambió la definición.',
  table: (label: string) => `Ver en tabla: ${label.toLowerCase()} por mes`,
  caption: (label: string) => `${label} por mes y red`,
  month: 'Mes',
} as const;

export const DOWNLOADS = {
  title: 'Reporte del mes',
  issued: (edition: number, moment: string) => `Edición ${edition}, emitida el ${moment}.`,
  provisional: (moment: string) => `Provisional, con lo leído hasta el ${moment}. Cambia hasta el cierre.`,
  pdf: 'Descargar PDF',
  json: 'Datos (JSON)',
  verification: 'Código de verificación',
} as const;

export const REPORTS = {
  title: 'Reportes emitidos',
  lead: 'Cada edición queda en una dirección permanente y no cambia. El código de verificación está también en el pie del PDF.',
  caption: 'Ediciones, la más reciente primero',
  month: 'Mes',
  edition: 'Edición',
  issued: 'Emitida',
  files: 'Archivos',
  code: 'Verificación',
  of: (month: string, edition: number) => `de ${month}, edición ${edition}`,
  reason: 'Motivo',
  none: 'Todavía no hay reportes emitidos.',
  noneNext: (day: string) => `El primero se emite al cerrar el mes, el ${day}.`,
  noneStart: 'El inicio dice cómo configurar las cuentas.',
  older: 'Ver ediciones anteriores',
  newest: 'Volver a las más recientes',
} as const;

/** `382 kB` */
export function fileSize(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1000))}\u00a0kB`;
}

export const PROBLEM_PAGE = {
  notFound: { title: 'Esta página no existe', detail: 'La dirección no corresponde a ninguna página de Rendir.' },
  noMonth: {
    title: 'No hay datos de ese mes',
    detail: 'Todavía no empieza, o es anterior a la conexión de la primera cuenta.',
  },
  noPeriod: {
    title: 'Ese periodo no se puede mostrar',
    detail: 'Se espera un mes, o unos días en orden, de hasta diez años.',
  },
  failed: {
    title: 'La página no se pudo preparar',
    detail: 'El error quedó en el registro. Intente de nuevo; si se repite, avise a quien mantiene Rendir.',
  },
  refused: { title: 'La petición no se aceptó', detail: 'Espere un minuto e intente de nuevo.' },
  home: 'Ir al inicio',
} as const;

export const WELCOME = {
  title: 'Rendir está en marcha y todavía no tiene cuentas',
  lead: 'Tres pasos y la primera lectura empieza sola. No hace falta instalar nada más.',
  steps: [
    {
      title: 'Diga qué cuentas se leen',
      text: 'Copie el archivo de ejemplo y escriba el nombre de la entidad y sus cuentas. Cada opción está explicada en el mismo archivo.',
      command: 'cp rendir.config.example.yaml rendir.config.yaml',
    },
    {
      title: 'Ponga las credenciales en el entorno',
      text: 'Solo las de las redes que la entidad usa. Nunca se escriben en el archivo, ni en los reportes, ni en el registro.',
      command: null,
    },
    {
      title: 'Reinicie Rendir',
      text: 'Detenga el proceso con Ctrl+C y vuelva a iniciarlo. Si algo de la configuración está mal, lo dice todo de una vez antes de empezar.',
      command: 'npm start',
    },
  ],
  credentials: 'Variables de entorno de cada red',
  network: 'Red',
  variables: 'Variables',
  after: 'Después, esta página muestra el mes. La historia que cada red permite leer llega con la primera lectura.',
} as const;

export const PENDING = {
  title: 'La primera lectura está en camino',
  lead: 'Al conectar una cuenta se lee la historia que su red permite. Toma de unos segundos a unos minutos; esta página se actualiza al volver a abrirla.',
  parkedTitle: 'La primera lectura necesita una corrección',
  parkedLead:
    'Rendir no puede leer las cuentas marcadas abajo. Corrija lo que se indica y reinicie: la lectura se intenta de nuevo sola.',
  caption: 'Cuentas configuradas',
  account: 'Cuenta',
  state: 'Estado',
  states: {
    waiting: 'En espera de su turno',
    reading: 'Leyendo la historia',
    retrying: 'Falló y se intenta de nuevo',
    skipped: 'No se leyó a tiempo',
    parked: 'Detenida: hace falta una corrección',
    done: 'Historia leída',
  },
  retryAt: (moment: string) => `Próximo intento: ${moment}.`,
} as const;

/** Environment variables that hold each platform's credential. */
export const CREDENTIAL_NAMES: Readonly<Record<Platform, readonly string[]>> = {
  facebook: ['RENDIR_FACEBOOK_PAGE_TOKEN'],
  x: ['RENDIR_X_APP_KEY', 'RENDIR_X_APP_SECRET', 'RENDIR_X_ACCESS_TOKEN', 'RENDIR_X_ACCESS_SECRET'],
  youtube: ['RENDIR_YOUTUBE_CLIENT_ID', 'RENDIR_YOUTUBE_CLIENT_SECRET', 'RENDIR_YOUTUBE_REFRESH_TOKEN'],
  linkedin: ['RENDIR_LINKEDIN_ACCESS_TOKEN'],
};

export const FOOT = {
  data: (moment: string) => `Datos conocidos al ${moment}, hora de Bogotá.`,
  youtube: 'Las cifras de YouTube no se suman con las de otras redes.',
  product: (version: string) => `Rendir ${version}`,
} as const;

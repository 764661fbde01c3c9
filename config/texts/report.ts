import type { SuccessionKind } from '#core/accounts/succession.ts';
import type { MissingReason, PartUnit } from '#core/metrics/value.ts';
import type { PostFormat, Visibility } from '#core/posts/post.ts';
import type { FigureRole } from '#core/report/social-report.ts';

/** Words of "Reporte mensual de métricas de las redes sociales" that are not sentences of the value itself. */

export const ROLE_NAME: Readonly<Record<FigureRole, string>> = {
  followers: 'Seguidores al\u00a0cierre',
  gained: 'Seguidores ganados',
  lost: 'Seguidores perdidos',
  posts: 'Publicaciones',
  views: 'Visualizaciones',
  viewsOrganic: 'Visualizaciones orgánicas',
  viewsPaid: 'Visualizaciones pagadas',
  reach: 'Alcance',
  videoViews: 'Reproducciones de video',
  watchTime: 'Tiempo de visualización',
  interactions: 'Interacciones',
  reactions: 'Reacciones',
  comments: 'Comentarios',
  shares: 'Compartidos',
  clicks: 'Clics',
  saves: 'Guardados',
};

/** Under "sin dato", in a narrow column. */
export const REASON_NAME: Readonly<Record<MissingReason, string>> = {
  'not-exposed': 'no lo ofrece',
  'no-permission': 'sin permiso',
  retired: 'la red lo retiró',
  'not-yet': 'aún no llega',
  gone: 'ya no existe',
  'not-collected': 'no se recogió',
};

export const FORMAT_NAME: Readonly<Record<PostFormat, string>> = {
  text: 'Texto',
  image: 'Imagen',
  video: 'Video',
  short: 'Video corto',
  live: 'En vivo',
  link: 'Enlace',
  document: 'Documento',
  poll: 'Encuesta',
  other: 'Otro',
};

/** Zones of the platforms' days; one that is not here is printed as it is. */
export const ZONE_NAME: Readonly<Record<string, string>> = {
  'America/Bogota': 'hora de Bogotá',
  'America/Los_Angeles': 'hora del Pacífico',
  UTC: 'hora UTC',
};

export const PAID_NAME = { organic: 'orgánico', paid: 'pagado', total: 'orgánico y pagado' } as const;

export const WORDS = {
  noData: 'sin dato',
  noDataShort: 's/d',
  noBase: 'sin base',
  mixedDefinition: 'definición\u00a0mixta',
  accountChange: 'cambio\u00a0de\u00a0cuenta',
  incompleteBase: 'base parcial',
  handBase: 'base a mano',
  notAdded: 'no se suma',
  notComputed: 'no se calcula',
  notComputedReason: 'dato incompleto o base cero',
  partOnly: 'dato parcial',
  month: 'mes',
  year: 'año',
  network: 'Red',
  demonstration: 'Datos de demostración',
  provisional: 'Provisional',
  page: 'página',
  pageOf: 'de',
  hours: 'h',
  textExpired: 'Texto no conservado: terminó el plazo de la red.',
  noPosts: 'No hubo publicaciones en el mes.',
  noRankedPosts: 'Ninguna publicación del mes tiene interacciones conocidas.',
} as const;

export const FACTS = {
  action: 'Acción del plan',
  cutoff: 'Fecha de corte',
  edition: 'Edición',
  responsible: 'Responsable',
} as const;

export const SUMMARY = {
  title: 'El mes en cifras',
  spark: 'Interacciones, trece\u00a0meses',
  changes: 'Lo que cambió',
  holes: 'Datos que faltan',
  noHoles: 'No falta ningún dato: todas las cifras del mes están completas.',
  noChanges: 'El mes no tiene con qué compararse todavía.',
} as const;

/** Titles and one-line descriptions of the inner sections, in order. */
export const SECTIONS = {
  community: {
    title: 'Comunidad',
    lead: 'Cuántas personas siguen las cuentas institucionales y cómo cambió su número en el mes.',
  },
  activity: { title: 'Actividad', lead: 'Qué se publicó en cada red, en qué formato y en qué días.' },
  diffusion: {
    title: 'Difusión',
    lead: 'Cuántas veces se vieron las cuentas y sus publicaciones, sin pauta y con ella.',
  },
  interaction: { title: 'Interacción', lead: 'Cómo respondió la ciudadanía a lo publicado.' },
  topPosts: {
    title: 'Publicaciones destacadas',
    lead: 'Hasta cinco del mes por red, según sus interacciones al cierre; si empatan, va primero la más antigua.',
  },
  comparison: {
    title: 'Comparación',
    lead: 'El mes frente al anterior, al mismo mes del año pasado y en el acumulado del año.',
  },
  method: { title: 'Nota metodológica', lead: 'De dónde sale cada cifra, qué mide y qué parte del mes cubre.' },
} as const;

export const COLUMNS = {
  opening: 'Al inicio',
  gained: 'Ganados',
  lost: 'Perdidos',
  net: 'Neto',
  closing: 'Al cierre',
  growth: 'Crecimiento (neto ÷ inicio)',
  total: 'Total',
  quietDays: 'Días sin publicar',
  organic: 'Orgánicas',
  paid: 'Pagadas',
  reach: 'Alcance',
  videoViews: 'Reproducciones de video',
  watchTime: 'Tiempo de visualización',
  perViews: 'Interacciones ÷ visualizaciones',
  perPost: 'Interacciones ÷ publicaciones',
  perFollowers: '(Interacciones ÷ publicaciones) ÷ seguidores promedio',
  rank: 'N.º',
  date: 'Fecha',
  post: 'Publicación',
  indicator: 'Indicador',
  monthVariation: 'Variación mes',
  yearVariation: 'Variación año',
  month: 'Mes',
  definition: 'Qué mide',
  source: 'Fuente y zona horaria',
  account: 'Cuenta',
  slots: 'Lecturas diarias',
  dictionary: 'Definiciones',
} as const;

export const BLOCKS = {
  unknownDays: 's/d: sin dato; de ese día no se conocen las publicaciones.',
  monthly: (name: string) => `${name} por mes`,
  perDay: (month: string) => `Publicaciones por día, ${month}`,
  rates: 'Tasas de interacción',
  coverage: 'Cuentas y lecturas',
  definitions: (network: string) => `Definiciones y fuentes: ${network}`,
  notes: 'Criterios',
} as const;

export function summaryNote(previous: string, yearAgo: string): string {
  return `▲ ▼ frente a ${previous} (mes) y frente a ${yearAgo} (año), por mes calendario de Bogotá. La línea punteada marca un cambio de definición o de cuenta; el rayado, un mes sin dato, y el punto hueco, uno parcial. Las cifras de YouTube no se suman con las de otras redes.`;
}

export function editionFact(edition: number, issued: string): string {
  return edition === 0 ? `Provisional, del ${issued}` : `${edition}.ª, emitida el ${issued}`;
}

export function footDocument(title: string, month: string, edition: number): string {
  return `${title} · ${month} · ${edition === 0 ? 'provisional' : `edición ${edition}`}`;
}

export function verification(code: string): string {
  return `Verificación ${code}`;
}

// Short, because it stands in narrow columns.
const PARTS: Readonly<Record<PartUnit, string>> = { days: 'días', posts: 'pub.', months: 'meses', metrics: 'cifras' };

/** `29 de 31 días` */
export function covered(whole: string, expected: string, of: PartUnit): string {
  return `${whole} de ${expected} ${PARTS[of]}`;
}

export function closingReading(networks: string, moment: string): string {
  return `Lectura de cierre de ${networks}: ${moment} (hora de Bogotá).`;
}

export function notOffered(roles: string): string {
  return `La red no ofrece: ${roles}.`;
}

export function notOfferedNote(words: string): string {
  return `«${words}» no es cero: la red no da esa cifra.`;
}

/** Where all that misses in a table has one reason. */
export function missingNote(reason: string): string {
  return `«${WORDS.noData}»: ${reason}.`;
}

export function incompleteBaseNote(): string {
  return `«${WORDS.incompleteBase}»: el mes de comparación está incompleto y no se calcula variación.`;
}

export function yearToDate(year: string): string {
  return `Acumulado ${year}`;
}

export function monthSpan(from: string, to: string): string {
  return `${from} a ${to}`;
}

export function chartHoles(months: string, reason: string): string {
  return `${months}: sin dato (${reason}).`;
}

export function chartPartial(month: string, covered: string): string {
  return `${month}: ${covered}, rayado en su color.`;
}

export function chartBreak(day: string): string {
  return `La definición cambió el ${day}: los meses de un lado y otro de la línea no se comparan.`;
}

const PASSAGES: Readonly<Record<SuccessionKind, string>> = {
  renamed: 'es la misma cuenta con otro nombre, y la serie continúa.',
  replaced: 'antes es la cuenta anterior, después la nueva; los seguidores de una y otra no se comparan.',
  merged: 'se le unió otra cuenta; los seguidores de un lado y otro no se comparan.',
};

export function chartAccountBreak(day: string, kind: SuccessionKind): string {
  return `Cambio de cuenta el ${day}: ${PASSAGES[kind]}`;
}

export function postsUnknown(reason: string): string {
  return `Sin dato de publicaciones del mes (${reason}).`;
}

export function goneSince(moment: string): string {
  return `La red ya no la muestra desde el ${moment}.`;
}

/** Of a post that its owner drew back after it was published. */
export const VISIBILITY_NAME: Readonly<Record<Visibility, string>> = {
  private: 'Ahora es privada',
  unlisted: 'Ahora solo se ve con su enlace',
};

export function dictionaryVersion(version: string): string {
  return `versión ${version}`;
}

export function averageNote(): string {
  return 'Seguidores promedio: (al inicio + al cierre) ÷ 2. Las interacciones no incluyen clics.';
}

export function reachNote(): string {
  return 'El alcance cuenta personas una sola vez: no se suma entre días, publicaciones ni redes. Las orgánicas y las pagadas no siempre suman el total que da la red.';
}

export function communityNote(): string {
  return 'Neto = al cierre − al inicio. Puede diferir de ganados − perdidos, porque la red depura cuentas y da cada cifra por separado.';
}

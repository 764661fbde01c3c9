import { platformName } from '#config/platforms.ts';
import { type AnyPlatform, isAdPlatform } from '#core/accounts/account.ts';
import type { Ending } from '#core/credentials/expiry.ts';
import { formatDay } from '#core/report/format.ts';
import { dayOf } from '#core/time/day.ts';

/** Words about how accounts are connected, on pages and on the command line. */
export const CONNECTIONS = {
  title: 'Conexiones',
  lead: 'Con qué permiso se lee cada cuenta, hasta cuándo sirve y qué hay que hacer.',
  none: 'No hay cuentas en la configuración. Copie rendir.config.example.yaml como rendir.config.yaml y añada las suyas.',
  account: 'Cuenta',
  state: 'Estado',
  by: 'Conectó',
  scopes: 'Permisos',
  accessEnds: 'El acceso vence',
  consentEnds: 'La autorización vence',
  checked: 'Última comprobación',
  todo: 'Qué hacer',
  ways: {
    connected: 'Conectada',
    dead: 'Ya no abre',
    configured: 'Con credencial del entorno',
    disconnected: 'Desconectada',
    none: 'Sin conectar',
  },
  byNobody: 'sin nombre',
  unknown: 'la red no lo dice',
  never: 'no vence',
  renewed: 'se renueva solo',
  unchecked: 'aún no',
  nothing: 'Nada.',
  connect: 'Conecte la cuenta.',
  reconnect: (cause: string) => `${cause} Mientras tanto no se lee.`,
  configured:
    'Nada por ahora. Rendir no sabe cuándo vence una credencial puesta a mano: conéctela para que se renueve y avise.',
  oldKey: 'Cifrada con la clave anterior: ejecute «npm run cli -- rotate-key».',
  version: 'Cambie la versión de LinkedIn en rendir.config.yaml (platforms.linkedin.version) y pruebe una lectura.',
  result: 'Qué se podrá leer',
  available: (count: number) => (count === 1 ? 'Se lee 1 métrica:' : `Se leen ${count} métricas:`),
  withoutScope: (scope: string) => `Sin el permiso ${scope} no se leen:`,
  adsRead: 'Se lee el gasto, las impresiones, los clics y el alcance de cada campaña por día.',
  unknownReach: 'La red aún no ha dicho qué permisos dio; se sabrá en la próxima comprobación.',
  connectAction: 'Conectar',
  reconnectAction: 'Conectar de nuevo',
  disconnectAction: 'Desconectar',
  yourName: 'Su nombre (queda en el registro)',
  onlyHere:
    'Desde esta página no se conecta ni se desconecta, porque se alcanza desde otras máquinas y nadie tiene que identificarse todavía. Use «npm run cli -- connect» en el servidor.',
  noKey: 'Antes de conectar hace falta una clave para guardar cifrados los permisos: «npm run cli -- key» la crea.',
  goTitle: (network: string) => `Conectar con ${network}`,
  goLead: (network: string) =>
    `Abra ${network} con la cuenta que tiene el permiso y autorice. Al terminar vuelve a esta página. El enlace sirve durante diez minutos.`,
  go: (network: string) => `Ir a ${network} y autorizar`,
  back: 'Volver a Conexiones',
  failedTitle: 'La cuenta no se conectó',
  doneTitle: 'Cuenta conectada',
  disconnectTitle: (account: string) => `Desconectar ${account}`,
  disconnectLead:
    'Rendir pide a la red que retire el permiso, borra la credencial y deja de leer la cuenta. Para volver a leerla hay que conectarla de nuevo.',
} as const;

/** What a platform's terms ask of what was read, once its account is disconnected. */
export const AFTER_DISCONNECTING: Readonly<Record<AnyPlatform, string>> = {
  facebook:
    'Meta pide borrar los datos de la plataforma que ya no se necesiten. Las ediciones emitidas son documentos de la entidad y se quedan.',
  x: 'X pide dejar de mostrar las publicaciones que se borren o se protejan. Las ediciones emitidas y las cifras sumadas se quedan.',
  youtube:
    'YouTube no permite conservar los títulos y demás datos leídos con un permiso que ya no está: en siete días Rendir borra los textos, las respuestas guardadas y los nombres de la cuenta, salvo que se vuelva a conectar. Las cifras y las ediciones emitidas se quedan.',
  'facebook-ads': 'Lo que costó y logró la pauta son cifras sumadas de la entidad y se quedan en el libro.',
  'linkedin-ads': 'Lo que costó y logró la pauta son cifras sumadas de la entidad y se quedan en el libro.',
  linkedin:
    'LinkedIn pide borrar los textos y datos de miembros que ya no se necesiten. Las cifras sumadas y las ediciones emitidas se quedan.',
};
export const STAYS = 'De lo demás, Rendir conserva lo leído hasta que alguien lo borre: no lo borra solo.';

export const REVOCATIONS = {
  revoked: (network: string) => `${network} retiró el permiso.`,
  shared: (network: string) =>
    `El permiso en ${network} se deja, porque otra cuenta conectada puede depender del mismo. La credencial de esta cuenta se borró.`,
  failed: (network: string) =>
    `${network} no confirmó que retiró el permiso. La credencial se borró; quien autorizó debe retirar la aplicación en su perfil de ${network}.`,
} as const;

const WHAT: Readonly<Record<Ending['of'], string>> = {
  access: 'El acceso',
  consent: 'La autorización',
  version: 'La versión de la API de LinkedIn',
};

/** How near an end is: `La autorización vence en 12 días (6 de octubre de 2027).` */
export function endingWords({ of, at, days, warning }: Ending): string {
  const day = formatDay(dayOf(at, 'America/Bogota'));
  if (warning === 'ended') return `${WHAT[of]} venció el ${day}.`;
  const left = days === 0 ? 'hoy' : days === 1 ? 'mañana' : `en ${days} días`;
  return `${WHAT[of]} vence ${left} (${day}).`;
}

/** What helps against an end that has been warned of. */
export function endingRemedy({ of }: Ending): string {
  return of === 'version' ? CONNECTIONS.version : 'Conecte de nuevo la cuenta antes de ese día.';
}

/** How far back a first reading reaches. */
export function historyWords(platform: AnyPlatform, { series, posts }: { series: number; posts: number }): string {
  const network = platformName(platform);
  if (isAdPlatform(platform)) return `${network}: la primera lectura trae hasta ${span(series)}.`;
  const days = series === 0 ? 'no da series diarias anteriores' : `da series diarias de hasta ${span(series)}`;
  const bound = platform === 'x' ? ' (las 3.200 más recientes)' : '';
  return `${network} ${days} y publicaciones de hasta ${span(posts)}${bound}.`;
}

function span(days: number): string {
  if (days < 730) return `${days} días`;
  return `${Math.floor(days / 365)} años`;
}

export const CONNECT_CLI = {
  connect: 'conecta una cuenta con el permiso de su dueño',
  disconnect: 'retira el permiso de una cuenta y deja de leerla',
  connections: 'con qué permiso se lee cada cuenta, hasta cuándo y qué hacer',
  key: 'crea una clave para guardar cifrados los permisos',
  rotate: 'cifra de nuevo los permisos guardados con la clave presente',
  help: {
    platform: 'red: facebook, x, youtube, linkedin, facebook-ads o linkedin-ads',
    account: 'la cuenta, por su id (si no, todas las de la red que el permiso abra)',
    paste: 'no espera en esta máquina: pide pegar la dirección a la que la red devolvió',
    port: 'puerto de 127.0.0.1 en que espera la respuesta (por defecto 8400)',
    by: 'quién conecta; queda en el registro',
  },
  open: (address: string) => `Abra esta dirección con la cuenta que tiene el permiso, y autorice:\n\n${address}\n`,
  register: (redirect: string) =>
    `La red devuelve a ${redirect}; esa dirección debe estar registrada en la aplicación.`,
  paste: 'Pegue aquí la dirección completa a la que volvió el navegador: ',
  waiting: 'Esperando la respuesta durante diez minutos…',
  late: 'Pasaron diez minutos sin respuesta. Empiece de nuevo.',
  portTaken: (port: number) =>
    `El puerto ${port} está ocupado. Use otro con --port (regístrelo en la aplicación) o --paste.`,
  badPort: (value: string) => `«${value}» no es un puerto: escriba --port 8400.`,
  badPaste: 'Eso no es la dirección a la que devolvió la red: debe tener «state=» y «code=».',
  received: 'Respuesta recibida. Puede cerrar esta ventana y volver a la terminal.',
  stray: 'Aquí solo se recibe la respuesta de la red.',
  connected: (account: string, name: string) => `Conectada: ${account} (${name})`,
  newKey: (line: string) =>
    `${line}\n\nGuárdela en el entorno y en un lugar seguro aparte de las copias de seguridad: sin ella los permisos guardados no se pueden abrir.`,
  resealed: (sealed: number, all: number) =>
    `${sealed === 1 ? '1 credencial cifrada' : `${sealed} credenciales cifradas`} de nuevo, de ${all}. Ya se puede quitar RENDIR_SECRET_KEY_BEFORE.`,
  needsAccount: 'Diga qué cuenta con --account. Vea los nombres con «npm run cli -- accounts».',
} as const;

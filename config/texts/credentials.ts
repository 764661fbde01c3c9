import { platformName } from '#config/platforms.ts';
import type { AnyPlatform } from '#core/accounts/account.ts';

/** Sentences about the right to read accounts. */
export function noSecretKey(): string {
  return 'Falta la clave con que se guardan cifradas las credenciales. Cree una con «npm run cli -- key» (o «openssl rand -base64 32») y póngala en RENDIR_SECRET_KEY.';
}

export function sealedOtherwise(account: string): string {
  return `La credencial de ${account} no se puede abrir: se cifró con otra clave o se alteró. Ponga la clave de antes en RENDIR_SECRET_KEY_BEFORE, o conecte de nuevo la cuenta.`;
}

export function notConnected(account: string): string {
  return `La cuenta ${account} no está conectada. Conéctela con la página Conexiones o «npm run cli -- connect», o ponga su credencial en las variables del entorno.`;
}

export function connectionLost(account: string, why: string | null): string {
  const reason = why === null ? 'su permiso terminó y nada lo renueva' : why;
  return `La conexión de ${account} ya no sirve: ${reason.replace(/\.$/, '')}. Conecte de nuevo la cuenta.`;
}

export function renewedElsewhere(account: string): string {
  return `Otro proceso renueva la credencial de ${account}; se intenta de nuevo enseguida.`;
}

export function tokenDead(native: string, subcode: number | undefined): string {
  const reason = subcode === 460 ? 'quien la autorizó cambió su contraseña' : 'se retiró el permiso o el rol';
  return `Facebook ya no acepta el acceso a ${native}: ${reason}${subcode === undefined ? '' : ` (código ${subcode})`}. Conecte de nuevo la cuenta.`;
}

export function holderUnknown(): string {
  return 'Facebook no dijo quién autorizó la cuenta, y solo quita el permiso por persona: quien la autorizó debe quitarlo en su perfil, en «Aplicaciones y sitios web».';
}

/** Names of the environment that hold a platform's app. */
const APP_NAMES: Readonly<Record<AnyPlatform, readonly string[]>> = {
  facebook: ['RENDIR_FACEBOOK_APP_ID', 'RENDIR_FACEBOOK_APP_SECRET'],
  x: ['RENDIR_X_CLIENT_ID', 'RENDIR_X_CLIENT_SECRET'],
  youtube: ['RENDIR_YOUTUBE_CLIENT_ID', 'RENDIR_YOUTUBE_CLIENT_SECRET'],
  linkedin: ['RENDIR_LINKEDIN_CLIENT_ID', 'RENDIR_LINKEDIN_CLIENT_SECRET'],
  'facebook-ads': ['RENDIR_FACEBOOK_APP_ID', 'RENDIR_FACEBOOK_APP_SECRET'],
  'linkedin-ads': ['RENDIR_LINKEDIN_CLIENT_ID', 'RENDIR_LINKEDIN_CLIENT_SECRET'],
};

const network = platformName;

export function noApp(platform: AnyPlatform): string {
  return `Falta la aplicación con que ${network(platform)} nos conoce. Póngala en ${APP_NAMES[platform].join(' y ')} y reinicie.`;
}

export function noAccountOf(platform: AnyPlatform): string {
  return `No hay cuentas de ${network(platform)} en la configuración. Añada la cuenta en rendir.config.yaml y vuelva a intentar.`;
}

export function noSuchAccountOf(platform: AnyPlatform, id: string): string {
  return `No hay una cuenta «${id}» de ${network(platform)} en la configuración. Vea los nombres con «npm run cli -- accounts».`;
}

export function connectionUnknown(): string {
  return 'Esta respuesta no corresponde a una conexión pendiente: ya se usó, pasaron más de diez minutos o se inició en otro navegador. Empiece de nuevo.';
}

export function consentDenied(platform: AnyPlatform, error: string | null): string {
  const reason = error === null || !/^[\w-]{1,60}$/.test(error) ? '' : ` (${error})`;
  return `${network(platform)} no dio el permiso${reason}. La cuenta queda como estaba; empiece de nuevo cuando el dueño quiera autorizarla.`;
}

export function otherAccount(platform: AnyPlatform, wanted: readonly string[], found: readonly string[]): string {
  const opened = found.length === 0 ? 'no abre ninguna cuenta' : `abre ${found.join('; ')}`;
  return `El permiso que dio ${network(platform)} ${opened}. Se esperaba ${wanted.join('; ')}. Entre a ${network(platform)} con la cuenta correcta, o corrija «native» en la configuración.`;
}

export function roleLacking(platform: AnyPlatform, found: readonly string[]): string {
  return `Quien autorizó no puede ver las cifras en ${network(platform)}: ${found.join('; ')}. Pida el rol que permite ver estadísticas y conecte de nuevo.`;
}

export function accountDisconnected(account: string): string {
  return `La cuenta ${account} se desconectó: no se lee hasta que se conecte de nuevo.`;
}

export function notStored(account: string): string {
  return `La cuenta ${account} no se conectó con el permiso de su dueño: no hay nada que quitar. Si su credencial está en el entorno, bórrela de allí.`;
}

/** Sentences about the right to read accounts. */
export function noSecretKey(): string {
  return 'Falta la clave con que se guardan cifradas las credenciales. Cree una con «npm run cli -- key» (o «openssl rand -base64 32») y póngala en RENDIR_SECRET_KEY.';
}

export function sealedOtherwise(account: string): string {
  return `La credencial de ${account} no se puede abrir: se cifró con otra clave o se alteró. Ponga la clave de antes en RENDIR_SECRET_KEY_BEFORE, o conecte de nuevo la cuenta.`;
}

export function notConnected(account: string): string {
  return `La cuenta ${account} no está conectada. Conéctela con «npm run cli -- connect», o ponga su credencial en las variables del entorno.`;
}

export function connectionLost(account: string, why: string | null): string {
  const reason = why === null ? 'su permiso terminó y nada lo renueva' : why;
  return `La conexión de ${account} ya no sirve: ${reason}. Conecte de nuevo la cuenta.`;
}

export function renewedElsewhere(account: string): string {
  return `Otro proceso renueva la credencial de ${account}; se intenta de nuevo enseguida.`;
}

export function pageTokenDead(page: string, subcode: number | undefined): string {
  const reason =
    subcode === 460 ? 'quien la autorizó cambió su contraseña' : 'se retiró el permiso o el rol en la página';
  return `Facebook ya no acepta el acceso a la página ${page}: ${reason}${subcode === undefined ? '' : ` (código ${subcode})`}. Conecte de nuevo la cuenta.`;
}

export function holderUnknown(): string {
  return 'Facebook no dijo quién autorizó la cuenta, y solo quita el permiso por persona: quien la autorizó debe quitarlo en su perfil, en «Aplicaciones y sitios web».';
}

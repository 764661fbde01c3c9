import type { AdPlatform } from '#core/accounts/account.ts';
export function settingsFaults(faults: readonly string[]): string {
  const list = faults.map((fault) => `  - ${fault}`).join('\n');
  return `La configuración tiene ${faults.length === 1 ? 'un error' : `${faults.length} errores`}:\n${list}\nCorríjala (vea rendir.config.example.yaml) y vuelva a iniciar.`;
}

export function incompleteCredential(names: readonly string[]): string {
  return `credencial incompleta: falta ${names.join(', ')}`;
}

export const NOT_A_HOST = 'se espera una dirección IP o un nombre, sin http:// ni puerto';

export function hostNeedsNames(host: string): string {
  return `entorno HOST: ${host} se alcanza desde otras máquinas y nadie tiene que identificarse todavía. Ponga en RENDIR_NAMES los nombres con los que se consulta (por ejemplo localhost,rendir.entidad.gov.co), y un proxy o la red que impida el paso a los demás`;
}

export function notNames(names: readonly string[]): string {
  return `entorno RENDIR_NAMES: ${NOT_A_HOST}, no ${names.map((name) => `«${name}»`).join(', ')}`;
}

export const NOT_A_PUBLIC_URL = 'se espera la dirección con que las personas abren las páginas: http://127.0.0.1:3000';

export const NOT_A_SECRET_KEY = 'se esperan 32 bytes en base64, como los escribe «openssl rand -base64 32»';

export const NOT_A_MONGODB =
  'no es una dirección de MongoDB: mongodb://usuario:clave@servidor:27017/rendir o mongodb+srv://…';
export const NOT_A_REDIS = 'no es una dirección de Redis o Valkey: redis://:clave@servidor:6379, o rediss://… con TLS';

export const NOT_DOLLARS =
  'escriba un monto en dólares entre comillas, con punto decimal y a lo sumo dos decimales: "100" o "49.50"';

/** What an advertising account is named by. */
export const NOT_AN_AD_ACCOUNT: Readonly<Record<AdPlatform, string>> = {
  'facebook-ads': 'escriba act_ y el número de la cuenta publicitaria',
  'linkedin-ads': 'escriba urn:li:sponsoredAccount: y el número de la cuenta publicitaria',
};

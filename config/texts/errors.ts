/** Sentences of errors that a person may read: what happened, to what, and what to do. */

export function noAnswer(host: string, reason: string): string {
  return `No hubo respuesta de ${host} (${reason}). Se intentará de nuevo; si se repite, revise la conexión a internet.`;
}

export function platformRefused(platform: string, status: number, reason: string, advice: string): string {
  return `${platform} respondió ${status} (${reason}). ${advice}`;
}

export function unreadableAnswer(platform: string, endpoint: string, reason: string): string {
  return `No se pudo leer la respuesta de ${platform} a ${endpoint}: ${reason}. La respuesta quedó guardada; avise a quien mantiene Rendir.`;
}

export const ADVICE = {
  retry: 'Se intentará de nuevo en unos minutos.',
  wait: 'Se intentará de nuevo cuando la plataforma lo permita.',
  skip: 'Ese dato queda como faltante; lo demás continúa.',
  stop: 'La petición o la API cambió: avise a quien mantiene Rendir.',
  'fix-setup': 'Revise los permisos y la credencial de la cuenta en la configuración.',
} as const;

export function wrongAccount(platform: string, expected: string, found: string): string {
  return `La credencial de ${platform} es de otra cuenta: se esperaba ${expected} y respondió ${found}. Corrija «native» en la configuración o conecte la cuenta correcta.`;
}

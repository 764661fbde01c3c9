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

export function pdfRefused(month: string, reason: string): string {
  return `No se pudo componer el PDF del reporte de ${month}: ${reason}. Avise a quien mantiene Rendir.`;
}

export function noConnector(account: string, platform: string): string {
  return `La cuenta ${account} es de ${platform}, que no tiene credencial configurada. Añádala (vea rendir.config.example.yaml) y reinicie.`;
}

export function monthNotEnded(month: string): string {
  return `${month} no ha terminado: no se puede cerrar. Consulte el reporte provisional con «report --month ${month}».`;
}

export function nothingToClose(month: string): string {
  return `${month} no tiene datos de ninguna cuenta: no hay qué cerrar. Revise «accounts» y «work».`;
}

export function closeNeedsReason(month: string, edition: number): string {
  return `${month} ya tiene la edición ${edition} y las cifras cambiaron desde entonces. Para emitir la siguiente indique el motivo con «--reason».`;
}

export function slotMissed(account: string): string {
  return `Nadie leyó la cuenta ${account} en las seis horas siguientes a su hora: los contadores de ese día quedan sin dato y las series diarias llegan con la próxima lectura.`;
}

export function checkMissed(account: string): string {
  return `La credencial de ${account} no se comprobó a tiempo; la próxima comprobación llega con la próxima lectura.`;
}

export function keepsDying(work: string): string {
  return `El trabajo ${work} detuvo muchas veces el proceso sin decir por qué. Revise la memoria y el disco de la máquina y avise a quien mantiene Rendir.`;
}

export function overran(): string {
  return 'El trabajo no terminó cuando se le pidió. Se intentará de nuevo desde donde quedó.';
}

export function accountReplaced(account: string, platform: string, native: string): string {
  return `La cuenta ${account} se lee como ${native} de ${platform} y la configuración dice otra cosa. Sus cifras no se mezclan con las de otra cuenta: devuelva «platform» y «native» a lo que eran, o dé un «id» nuevo a la cuenta nueva.`;
}

export function accountNotConfigured(account: string): string {
  return `La cuenta ${account} ya no está en la configuración: no se lee. Lo que se leyó de ella se conserva.`;
}

export function pullsPending(month: string, pulls: number): string {
  return `El cierre de ${month} espera ${pulls === 1 ? 'una lectura' : `${pulls} lecturas`} del día.`;
}

export function noSuchEdition(month: string, edition: number): string {
  return `No hay edición ${edition} de ${month} en ese formato. Vea las que hay en la página de reportes.`;
}

export function notBegun(month: string): string {
  return `${month} todavía no empieza: no hay qué reportar.`;
}

export function nothingToReport(month: string): string {
  return `${month} no tiene datos: ninguna cuenta se leía en ese mes.`;
}

export function leaseLost(work: string): string {
  return `Otro proceso se hizo cargo de «${work}»: este deja de trabajar en ello.`;
}

export function pautaNotEnded(month: string): string {
  return `${month} no ha terminado: su pauta no se puede cerrar. Consulte el informe provisional con «pauta --month ${month}».`;
}

/** @param ofPeriod with its preposition: `de octubre de 2026` */
export function noPauta(ofPeriod: string): string {
  return `No hay pauta registrada ${ofPeriod}. Importe y confirme los archivos de pauta de ese periodo y vuelva a intentarlo.`;
}

export function successionUnknown(account: string, of: string): string {
  return `La cuenta ${account} dice que sucede a ${of}, que no se conoce: nunca se leyó ni está en la configuración. Corrija «of».`;
}

export function successionOfOther(account: string, of: string): string {
  return `La cuenta ${account} no puede suceder a ${of}: son de redes distintas. Corrija «of».`;
}

export function successionCircular(account: string): string {
  return `La cuenta ${account} se sucede a sí misma a través de otras. Corrija las sucesiones con «succession».`;
}

export function successionNotNamed(account: string, of: string): string {
  return `Nadie dijo con «succession» que ${account} sucede a ${of}. Lo que dice la configuración se corrige en ella.`;
}

export function nextLook(account: string, live: number): string {
  const found =
    live === 0 ? 'no transmite en vivo' : live === 1 ? 'transmite en vivo' : `tiene ${live} transmisiones en vivo`;
  return `La cuenta ${account} ${found}; se mira de nuevo en el próximo intervalo.`;
}

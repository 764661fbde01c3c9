/** Sentences of errors of the store: what happened, to what, and what to do. */

const OUR_DEFECT = 'Es un defecto del programa: avise a quien mantiene Rendir.';

export function wrongQuery(collection: string, fault: string): string {
  return `Consulta no válida a la colección «${collection}»: ${fault}. ${OUR_DEFECT}`;
}

export const QUERY_FAULTS = {
  limit: (highest: number) => `el límite debe ser un entero de 1 a ${highest}`,
  cursor: () => 'el cursor no es de una página de este índice',
  index: (index: string) => `el índice «${index}» no está declarado`,
  foreignField: (field: string, index: string) => `«${field}» no es del índice «${index}»`,
  missingField: (field: string, index: string) => `al índice «${index}» le falta «${field}»`,
  field: (field: string) => `el campo «${field}» no está declarado`,
  type: (field: string, type: string) => `«${field}» se compara con un valor que no es ${type}`,
  textSum: (field: string) => `«${field}» es texto y no se suma`,
  kept: () => 'sus documentos no se borran',
} as const;

export function wrongDocument(collection: string, id: string, fault: string): string {
  return `El documento «${id}» de «${collection}» no se puede guardar: ${fault}. ${OUR_DEFECT}`;
}

export const DOCUMENT_FAULTS = {
  id: () => 'no tiene identificador',
  revision: () => 'no tiene una revisión entera',
  notJson: (member: string) => `«${member}» contiene algo que JSON no puede guardar`,
  type: (field: string, type: string) => `«${field}» no es ${type}`,
} as const;

export function storeClosed(): string {
  return `El almacén de datos ya está cerrado. ${OUR_DEFECT}`;
}

export function storeRefused(path: string): string {
  return `El archivo de datos ${path} rechazó una operación. ${OUR_DEFECT}`;
}

export function storeBusy(path: string): string {
  return `El archivo de datos ${path} está ocupado por otro proceso. Se intentará de nuevo.`;
}

export function uploadLost(): string {
  return 'La recepción de un archivo se detuvo por más de una hora y se descartó lo recibido. Envíelo de nuevo.';
}

/** By primary result code of SQLite (https://sqlite.org/rescode.html). */
export const FILE_TROUBLES: Readonly<Record<number, string>> = {
  8: 'solo se puede leer',
  10: 'no se pudo leer o escribir en el disco',
  11: 'está dañado',
  13: 'no cabe: el disco está lleno',
  14: 'no se puede abrir',
  26: 'no es una base de datos',
};

export function storeFile(path: string, trouble: string): string {
  return `El archivo de datos ${path} ${trouble}. Revise el disco y los permisos, o restaure una copia de seguridad.`;
}

export function storeFolder(path: string): string {
  return `No se puede crear la carpeta del archivo de datos ${path}. Revise la ruta y los permisos.`;
}

export function newerStore(path: string): string {
  return `El archivo de datos ${path} lo escribió una versión más nueva de Rendir. Actualice Rendir o indique otra ruta: no se ha cambiado nada en él.`;
}

export function foreignStore(path: string): string {
  return `El archivo de datos ${path} es de otro programa. Indique otra ruta: no se ha cambiado nada en él.`;
}

export function mongoRefused(place: string): string {
  return `La base de datos ${place} rechazó una operación. ${OUR_DEFECT}`;
}

export function mongoSignIn(place: string): string {
  return `La base de datos ${place} no acepta las credenciales o no permite la operación. Revise el usuario, la contraseña, authSource y los permisos en MONGODB_URI.`;
}

export function mongoUnreachable(place: string): string {
  return `La base de datos ${place} no responde. Se intentará de nuevo.`;
}

export function mongoMissing(place: string): string {
  return `La base de datos ${place} no responde. Revise MONGODB_URI, y que MongoDB esté en marcha y sea accesible desde esta máquina.`;
}

export function mongoAddress(): string {
  return 'MONGODB_URI no es una dirección de MongoDB. Se espera mongodb://usuario:clave@servidor:27017/rendir o mongodb+srv://…';
}

export function newerMongo(place: string): string {
  return `La base de datos ${place} la escribió una versión más nueva de Rendir. Actualice Rendir o indique otra base: no se ha cambiado nada en ella.`;
}

export function foreignMongo(place: string): string {
  return `La base de datos ${place} es de otro programa. Indique otra base en MONGODB_URI: no se ha cambiado nada en ella.`;
}

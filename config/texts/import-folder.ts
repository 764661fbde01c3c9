/** Words of the folder into which people put files. */
export const FOLDER = {
  /** Its subfolders for what was taken and what was not. */
  received: 'recibidos',
  refused: 'rechazados',
  by: 'carpeta de importaciones',
  unreadable: (folder: string, reason: string) =>
    `No se puede leer la carpeta de importaciones ${folder} (${reason}). Créela, dé permiso de lectura y escritura a Rendir, o cambie RENDIR_IMPORT_FOLDER.`,
  unreadableFile: (reason: string) =>
    `Rendir no tiene cómo leer el archivo (${reason}). Revise sus permisos y póngalo de nuevo en la carpeta.`,
  /** Stands beside a refused file. */
  note: (name: string, reason: string) =>
    `«${name}» no se importó.\r\n\r\n${reason}\r\n\r\nCuando lo corrija, póngalo de nuevo en la carpeta.\r\n`,
} as const;

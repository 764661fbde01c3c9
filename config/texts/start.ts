/** What the processes say on the terminal. */
export const START = {
  listening: (address: string) => `Rendir está en marcha: ${address}`,
  working: (address: string) => `Un proceso de trabajo de Rendir está en marcha. Salud y métricas: ${address}`,
  stop: 'Para detenerlo: Ctrl+C.',
  accounts: (count: number) =>
    count === 0
      ? 'No hay cuentas configuradas. La primera página dice qué hacer.'
      : `Cuentas configuradas: ${count}. La lectura diaria es a las 00:10, hora de Bogotá.`,
  onlyShows: 'Este proceso solo muestra páginas y datos. Leer y cerrar los meses lo hace otro: npm run worker',
  exposed: (host: string) =>
    `Atención: escucha en ${host} y nadie tiene que identificarse todavía. Un proxy o la red debe impedir el paso a los demás.`,
  stopping: 'Rendir se está deteniendo: espera a que termine lo que está en curso.',
  forced: 'No terminó en diez segundos: se detiene así. Lo que faltaba se retoma al iniciar de nuevo.',
  portInUse: (port: number) =>
    `El puerto ${port} ya está en uso, quizá por otro Rendir. Detenga ese proceso o escoja otro puerto: PORT=3001 npm start`,
  cannotListen: (address: string, reason: string) =>
    `No se puede abrir ${address} (${reason}). Revise HOST y PORT y vuelva a iniciar.`,
  failed: (reason: string) => `Rendir no pudo iniciar: ${reason}`,
} as const;

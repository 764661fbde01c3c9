/** Sentences about LinkedIn that a person may read. */

/** Version of LinkedIn's API that the settings ask for and LinkedIn no longer serves. */
export function versionRetired(version: string): string {
  return `LinkedIn ya no atiende la versión ${version} de su API (cada versión vive cerca de un año). Cambie «version» de LinkedIn en la configuración por una vigente; mientras tanto no se lee nada de LinkedIn.`;
}

export const MEMBER_RESTRICTED =
  'LinkedIn restringió la cuenta de la persona que autorizó la lectura. Volver a conectar no lo soluciona: resuélvalo con LinkedIn o conecte con otra persona administradora de la página.';

/** Words of the comparison with the platforms' own screens. */
export const SCREENS_CLI = {
  summary: 'guarda la cifra que se ve en la pantalla de la red junto a la nuestra, o lista las guardadas',
  help: {
    account: 'la cuenta, por su id',
    metric: 'la métrica con su versión, como la escribe «dictionary»',
    day: 'el día de la cifra, AAAA-MM-DD',
    value: 'la cifra que se ve, sin puntos',
    note: 'lo que haya que decir de ella',
  },
  badValue: (value: string) => `«${value}» no es una cifra: escriba --value sin puntos ni comas.`,
  badDay: (value: string) => `«${value}» no es un día: escriba --day AAAA-MM-DD.`,
  none: 'No hay comparaciones guardadas.',
  seen: (amount: string) => `pantalla ${amount}`,
  ours: (amount: string) => `Rendir ${amount}`,
  difference: (amount: string) => `diferencia ${amount}`,
  where: (screen: string) => `Dónde se ve y por qué puede diferir: ${screen}`,
} as const;

export function noSuchMetric(metric: string): string {
  return `No hay métrica de cuenta «${metric}» en esa red. Vea las que hay con «dictionary».`;
}

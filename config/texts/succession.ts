import type { SuccessionKind } from '#core/accounts/succession.ts';

/** Words of the command that names successors. */
export const SUCCESSION_CLI = {
  summary: 'dice que una cuenta continúa la serie de otra (renombrada, reemplazada o unida), o lo lista',
  help: {
    account: 'la cuenta que continúa, por su id',
    of: 'la cuenta anterior, por su id',
    since: 'primer día de la nueva, AAAA-MM-DD',
    kind: 'renamed (la misma con otro id), replaced (una nueva en su lugar) o merged (otra se unió a ella)',
    reason: 'por qué, en una frase; los reportes la imprimen',
    undo: 'retira lo dicho de --account y --of',
  },
  kinds: { renamed: 'renombrada', replaced: 'reemplazada', merged: 'unida' } satisfies Record<SuccessionKind, string>,
  none: 'Ninguna cuenta continúa la serie de otra.',
  named: (account: string, of: string) => `${account} continúa la serie de ${of}. Los meses emitidos no cambian.`,
  undone: (account: string, of: string) => `${account} ya no continúa la serie de ${of}.`,
  badKind: (value: string) => `«${value}» no es una forma de sucesión: escriba --kind renamed, replaced o merged.`,
  badDay: (value: string) => `«${value}» no es un día: escriba --since AAAA-MM-DD.`,
  bySettings: 'según la configuración',
  byPerson: 'dicho con «succession»',
} as const;

import type { ImportKind } from '#core/imports/kind.ts';
import type { ReadFile } from './read-file.ts';

type Suits = (kind: ImportKind) => boolean;

const buys: Suits = ({ target }) => target === 'media-buys';
const network =
  (name: ImportKind['platform']): Suits =>
  ({ platform, target }) =>
    platform === name && target !== 'media-buys';

/** What a manifest's word for a file means here. A word that is not listed claims nothing. */
const KINDS: Readonly<Record<string, Suits>> = {
  pauta: buys,
  'ads-export': buys,
  facebook: network('facebook'),
  x: network('x'),
  youtube: network('youtube'),
  linkedin: network('linkedin'),
  divipola: ({ target }) => target === 'places',
  'social-mensual-manual': ({ target }) => target === 'account-months',
};

/** That a file is taken for something else than it is. */
export function kindFaults(said: string, { tables }: ReadFile): string[] {
  const suits = KINDS[said];
  const chosen = tables.flatMap(({ view, kind }) => (view.chosen && kind ? [kind] : []));
  if (!suits || (chosen.length > 0 && chosen.every(suits))) return [];
  return [`kind: expected ${said}, understood ${chosen.map(({ name }) => name).join(', ') || 'no kind'}`];
}

import type { ContractReference } from '../../pauta/contract-reference.ts';
import type { Nit } from '../../pauta/nit.ts';
import type { Places } from '../../pauta/places/places.ts';
import type { Coverage, Medium, Ownership, Stage } from '../../pauta/taxonomy.ts';
import type { Words } from '../../pauta/words.ts';
import type { CellReading } from '../reading.ts';

/** How the words of a buy are read, before a person's answers. */
export interface BuyWords {
  medium: Words<Medium>;
  coverage: Words<Coverage>;
  ownership: Words<Ownership>;
  stage: Words<Stage>;
  places: Places;
  nit(text: string): CellReading<Nit>;
  contract(text: string): ContractReference | undefined;
}

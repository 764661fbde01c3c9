import type { Capture } from '#core/ports/connector.ts';

/** One figure that an answer's body holds, read without the connector's schemas. */
export interface Leaf {
  /** Name in the dictionary, without version. */
  metric: string;
  /** Absent: the account. */
  subject?: string;
  /** Only for daily figures. */
  day?: string;
  amount: number;
}

/** Every figure of ours that the body of a capture holds. */
export type Leaves = (capture: Capture) => Leaf[];

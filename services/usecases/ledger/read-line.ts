import { noSuchBuy } from '#config/texts/ledger.ts';
import { AppError } from '#core/error.ts';
import type { ImportDocument } from '#core/imports/import-document.ts';
import { type BuyFinding, concerns, isHeld } from '#core/pauta/finding.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { createRegister, type Met } from '#core/pauta/register/register.ts';
import type { Store } from '#core/ports/store.ts';
import { importOf } from '../imports/import-parts.ts';
import { readRegister } from '../register/read-register.ts';
import { scanAll } from '../scan-all.ts';

/** A line with its file and what the checks found in it. */
export interface LedgerLine {
  buy: MediaBuy;
  /** The file that it comes from. It counts while this is committed. */
  file: ImportDocument;
  /** Findings that name it among their first lines, or are of a total over it; errors first. */
  findings: BuyFinding[];
  papers: LinePapers;
}

/** What its references meet in the register. */
export interface LinePapers {
  contract: Met;
  order: Met;
  invoice: Met;
}

/** @throws AppError `stop` `no-such-buy`, also of a line whose import was never committed */
export async function readLine(store: Store, id: string): Promise<LedgerLine> {
  const [buy] = await store.get('buys', [id]);
  const file = buy && (await importOf(store, buy.import));
  if (!buy || !file?.committed) {
    throw new AppError({ code: 'no-such-buy', recovery: { do: 'stop' }, message: noSuchBuy(id) });
  }
  const found = await scanAll(store, 'findings', { index: 'byImport', equal: { import: buy.import } });
  const findings = found
    .filter((one) => isHeld(one))
    .map(({ finding }) => finding)
    .filter((one) => concerns(one, buy));
  const { contractOf, orderOf, invoiceOf } = createRegister(await readRegister(store));
  const papers = { contract: contractOf(buy.references), order: orderOf(buy), invoice: invoiceOf(buy) };
  return { buy, file, findings, papers };
}

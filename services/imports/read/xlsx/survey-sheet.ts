import { fileTexts } from '#config/texts/file-refusals.ts';
import type { Sheet } from '#core/ports/file-reader.ts';
import { refuse } from '../refuse.ts';
import { MERGED_ROWS } from '../row-gatherer.ts';
import type { ZipParts } from './zip.ts';

export interface SheetSurvey {
  merged: Sheet['merged'];
  /** Something stands in some cell. */
  filled: boolean;
}

const AREA = /<(?:\w+:)?mergeCell\s[^>]*?ref=["']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)["']/g;

/** Longer than any tag that is looked for. */
const OVERLAP = 256;

/**
 * Unpacks a sheet once to know what stands after its rows, the merged areas; what is damaged or lies about its size is
 * found before any row is handed on.
 */
export async function surveySheet(zip: ZipParts, part: string): Promise<SheetSurvey> {
  const merged: Sheet['merged'][number][] = [];
  let filled = false;
  let tail = '';
  for await (const bytes of zip.bytes(part)) {
    if (bytes.includes('<!DOCTYPE')) throw refuse('file-zip-bomb', fileTexts.xmlEntities(part));
    filled ||= bytes.includes('v>') || bytes.includes('is>');
    if (tail === '' && !bytes.includes('merge')) continue;
    // Only what stands after the rows is kept and searched, a piece at a time.
    const text = tail + bytes.toString('latin1');
    const end = text.lastIndexOf('>') + 1;
    merged.push(...areasIn(text.slice(0, end)));
    tail = text.slice(end).slice(-OVERLAP) || '>';
  }
  return { merged, filled };
}

function areasIn(text: string): Sheet['merged'][number][] {
  return [...text.matchAll(AREA)]
    .map(([, left = '', top, right = '', bottom]) => ({
      top: Number(top),
      left: columnNumber(left),
      bottom: Number(bottom),
      right: columnNumber(right),
    }))
    .filter(({ top }) => top <= MERGED_ROWS);
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

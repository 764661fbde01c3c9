import { fileTexts } from '#config/texts/file-refusals.ts';
import { refuse } from '../refuse.ts';
import { scanXml } from '../xml/scan-xml.ts';
import { attribute } from '../xml/xml-text.ts';
import type { ZipParts } from './zip.ts';

export interface Workbook {
  sheets: readonly { name: string; hidden: boolean; part: string }[];
  date1904: boolean;
  sharedStrings: string | undefined;
  styles: string | undefined;
}

interface Relation {
  id: string;
  /** The last word of its type: `worksheet`, `sharedStrings`. */
  type: string;
  part: string;
}

/** Where the parts of a workbook stand, and its worksheets in their order; sheets of charts and macros are none. */
export async function readWorkbook(zip: ZipParts): Promise<Workbook> {
  const roots = await relationsOf(zip, '');
  const main = roots.find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  if (!zip.has(main)) throw refuse('file-damaged', fileTexts.partDamaged('xl/workbook.xml'));
  const relations = await relationsOf(zip, main);
  const listed: { name: string; hidden: boolean; id: string }[] = [];
  let date1904 = false;
  await scanXml(main, zip.bytes(main), {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const hidden = /^(hidden|veryHidden)$/.test(attribute(attributes, 'state') ?? '');
      listed.push({ name: attribute(attributes, 'name') ?? '', hidden, id: attribute(attributes, 'id') ?? '' });
    },
    close() {},
    text() {},
  });
  const partOf = (wanted: string) => relations.find(({ type, part }) => type === wanted && zip.has(part))?.part;
  return {
    sheets: listed.flatMap(({ name, hidden, id }) => {
      const relation = relations.find((candidate) => candidate.id === id);
      return relation?.type === 'worksheet' ? [{ name, hidden, part: relation.part }] : [];
    }),
    date1904,
    sharedStrings: partOf('sharedStrings'),
    styles: partOf('styles'),
  };
}

/** @param part whose relations these are; empty for those of the whole */
async function relationsOf(zip: ZipParts, part: string): Promise<Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const relations: Relation[] = [];
  if (!zip.has(name)) return relations;
  await scanXml(name, zip.bytes(name), {
    open(tag, attributes) {
      // What stands outside of the file is never followed.
      if (tag !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      const type = attribute(attributes, 'Type') ?? '';
      const target = attribute(attributes, 'Target') ?? '';
      relations.push({
        id: attribute(attributes, 'Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        part: new URL(target, `file:///${folder}`).pathname.slice(1),
      });
    },
    close() {},
    text() {},
  });
  return relations;
}

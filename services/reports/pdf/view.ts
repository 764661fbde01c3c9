/** What the template lays out: words and colours only, every figure already written. */

import type { Cell } from '../words/cell.ts';

export interface Column {
  title: string;
  /** Share of the free width; 0: as narrow as its words. */
  width: number;
  align: 'left' | 'center' | 'right';
}

export interface TableBlock {
  kind: 'table';
  title: string | null;
  swatch: string | null;
  columns: Column[];
  rows: Cell[][];
  notes: string[];
  /**
   * `dense`: many rows of figures; `reference`: many rows of words, which may go over pages; `strip`: a column per day;
   * `narrow` and `tall`: thirteen months beside charts of that size.
   */
  size: 'normal' | 'dense' | 'reference' | 'strip' | 'narrow' | 'tall';
}

export interface ChartItem {
  title: string;
  colour: string;
  svg: string;
  alt: string;
  notes: string[];
}

interface ChartsBlock {
  kind: 'charts';
  title: string;
  items: ChartItem[];
}

/** Up to four charts beside their one table; more stand above their tables. */
export interface TrendBlock {
  kind: 'trend';
  title: string;
  charts: ChartItem[];
  tables: TableBlock[];
}

interface TextBlock {
  kind: 'text';
  title: string | null;
  swatch: string | null;
  paragraphs: string[];
}

export type Block = TableBlock | ChartsBlock | TrendBlock | TextBlock;

export interface Section {
  title: string;
  lead: string;
  /** Begins on a page of its own. */
  newPage: boolean;
  blocks: Block[];
}

export interface Bullet {
  strong: string;
  rest: string;
}

export interface ReportView {
  document: { title: string; author: string; keywords: string[]; year: number; month: number; day: number };
  head: {
    entity: string;
    unit: string;
    formatCode: string | null;
    title: string;
    month: string;
    stamps: { text: string; attention: boolean }[];
  };
  facts: { label: string; text: string }[];
  summary: {
    title: string;
    columns: Column[];
    rows: { cells: Cell[]; spark: { svg: string; alt: string } }[];
    note: string;
    /** Much to say on the first page: everything a little closer. */
    tight: boolean;
  };
  boxes: { title: string; items: Bullet[]; empty: string; attention: boolean }[];
  sections: Section[];
  foot: { document: string; verification: string; page: string; pageOf: string };
}

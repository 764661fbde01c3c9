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
   * `money`: amounts in pesos, side by side; `narrow` and `tall`: thirteen months beside charts of that size.
   */
  size: 'normal' | 'dense' | 'money' | 'reference' | 'strip' | 'narrow' | 'tall';
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

/** One chart over the whole width. */
export interface FigureBlock {
  kind: 'figure';
  item: ChartItem;
}

/** A chart with the table behind it at its side. */
export interface BesideBlock {
  kind: 'beside';
  chart: ChartItem;
  table: TableBlock;
}

interface TextBlock {
  kind: 'text';
  title: string | null;
  swatch: string | null;
  paragraphs: string[];
}

export type Block = TableBlock | ChartsBlock | FigureBlock | BesideBlock | TrendBlock | TextBlock;

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
    /** What the report is of: `Octubre de 2026`. */
    period: string;
    stamps: { text: string; attention: boolean }[];
  };
  facts: { label: string; text: string }[];
  summary: {
    title: string;
    columns: Column[];
    /** Without sparks in any row, or with one in each. */
    rows: { cells: Cell[]; spark: { svg: string; alt: string } | null }[];
    note: string;
    /** Under the table, over the whole width. */
    chart: ChartItem | null;
    /** Points of the figures. */
    figureSize: number;
    /** Much to say on the first page: everything a little closer. */
    tight: boolean;
  };
  boxes: { title: string; items: Bullet[]; empty: string; attention: boolean }[];
  sections: Section[];
  foot: { document: string; verification: string; page: string; pageOf: string };
}

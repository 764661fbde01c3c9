import type { Column } from './view.ts';

export function column(title: string, width: number, align: Column['align'] = 'right'): Column {
  return { title, width, align };
}

import type { Column, Connection } from './connection.ts';

/**
 * Runs one statement with each row, all or none of them.
 * @returns how many rows of the table it changed
 */
export function changesOf(connection: Connection, sql: string, rows: readonly (readonly Column[])[]): number {
  return connection.write(() => rows.reduce((changes, row) => changes + connection.run(sql, row), 0));
}

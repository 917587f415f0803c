import { ridOf, type Container } from './containers.ts';

/** A stored document. */
export interface Row {
  readonly doc: number;
  readonly pk: string;
  readonly id: string;
  readonly body: string;
  readonly etag: string;
  readonly ts: number;
}

/** A stored document as the service shows it: its own properties, then the system's. */
export function view(container: Container, row: Row): string {
  const rid = ridOf(container.dbNumber, container.number, row.doc);
  const self = `${container.self}docs/${rid}/`;
  const system = `"_rid":"${rid}","_self":"${self}","_etag":${JSON.stringify(row.etag)},"_attachments":"attachments/","_ts":${row.ts}`;
  return `${row.body.slice(0, -1)},${system}}`;
}

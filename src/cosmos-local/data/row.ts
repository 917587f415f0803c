// A stored document, and how the service shows it.
import { ridOf, type Container } from './containers.ts';

/** What is shown of a stored document. */
export interface Shown {
  readonly doc: number;
  readonly body: string;
  readonly etag: string;
  readonly ts: number;
}

/** A stored document, and where it is. */
export interface Row extends Shown {
  readonly pk: string;
  readonly id: string;
}

/** A stored document as the service shows it: its own properties, then the system's. */
export function view(container: Container, row: Shown): string {
  const rid = ridOf(container.dbNumber, container.number, row.doc);
  const self = `${container.self}docs/${rid}/`;
  const system = `"_rid":"${rid}","_self":"${self}","_etag":${JSON.stringify(row.etag)},"_attachments":"attachments/","_ts":${row.ts}`;
  return `${row.body.slice(0, -1)},${system}}`;
}

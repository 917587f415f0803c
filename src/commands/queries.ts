// `npm run -s queries`: every query that the store may send, with what it is for. Their costs are in docs/access-paths.md.
import { queries } from '../store/queries/queries.ts';

const reaches = { partition: 'one partition', across: 'every partition', everything: 'all documents' } as const;

const blocks = queries.map(({ name, container, reach, page, text, why }) => {
  const pages = page === undefined ? '' : `, ${page} a page`;
  return `${name}: ${container}, ${reaches[reach]}${pages}\n  ${why}\n  ${text}\n`;
});
process.stdout.write(blocks.join('\n'));

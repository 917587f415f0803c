// `npm run -s access > docs/access.md`: the tables of who may what.
import { accessDocument } from './access-tables.ts';

process.stdout.write(accessDocument());

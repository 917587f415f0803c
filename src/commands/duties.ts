// `npm run -s duties`: who holds a case at each stage, what is due and who hears when it is late (docs/process.md P2.7).
import { dutyTables } from './duty-tables.ts';

process.stdout.write(`${dutyTables()}\n`);

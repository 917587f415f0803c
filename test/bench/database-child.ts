/** The database of a run in which other bots have containers of their own: no one is held to roles. `node database-child.ts FILE KEY` prints its endpoint. */
import { openCosmosLocal } from '../../src/cosmos-local/open.ts';

const [file, key = ''] = process.argv.slice(2);
const { endpoint } = await openCosmosLocal({ file, key, rights: 'everything' });
process.stdout.write(`${endpoint}\n`);
// Whoever started it is gone.
process.once('disconnect', () => process.exit(1));

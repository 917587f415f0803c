/** A server in its own process, to be killed: `node server-child.ts FILE KEY` prints its endpoint. */
import { openCosmosLocal } from '../../src/cosmos-local/open.ts';
import { dataRights } from '../../src/database.ts';

const [file, key = ''] = process.argv.slice(2);
const { endpoint } = await openCosmosLocal({ file, key, rights: dataRights });
process.stdout.write(`${endpoint}\n`);
// Where it was started with a channel: whoever started it is gone.
process.once('disconnect', () => process.exit(1));

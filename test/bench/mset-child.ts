// The bot as `npm run bot` starts it, but for the pace that Teams asks of it: a bot beside which it is measured keeps none.
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--semi-space-growth-factor=1');
const { openApp } = await import('../../src/app.ts');
const { readConfig } = await import('../../src/config.ts');

const app = await openApp(readConfig(process.env), { limits: { conversation: [], tenant: [] } });
setFlagsFromString('--semi-space-growth-factor=2');
process.once('SIGTERM', () => void app.stop().then(() => process.exit(0)));
// Whoever started it is gone.
process.once('disconnect', () => process.exit(1));

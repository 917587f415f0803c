// The bot as `npm run bot` starts it, but for the pace that Teams asks of it, which a bot beside which it is measured does not
// keep either; and its clock file is read once, for a council has none.
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--semi-space-growth-factor=1');
const { openApp } = await import('../../src/app.ts');
const { readConfig } = await import('../../src/config.ts');
const { createMachine } = await import('../../src/machine/clock.ts');

const config = readConfig(process.env);
const shift = Date.parse(createMachine(config.clockFile).now()) - Date.now();
const machine = { ...createMachine(), now: () => new Date(Date.now() + shift).toISOString() };
const app = await openApp(config, { machine, limits: { conversation: [], tenant: [] } });
setFlagsFromString('--semi-space-growth-factor=2');
process.once('SIGTERM', () => void app.stop().then(() => process.exit(0)));
// Whoever started it is gone.
process.once('disconnect', () => process.exit(1));

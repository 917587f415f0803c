// The process: the server alone, by environment (`npm run bot`).
import { setFlagsFromString } from 'node:v8';

// While modules load V8 doubles and doubles its space for young objects, and keeps 50 MiB of it for minutes that no one
// needs (measured: 184 MiB idle, 135 with this). It grows as ever once there is work.
setFlagsFromString('--semi-space-growth-factor=1');
const { openApp } = await import('./app.ts');
const { readConfig } = await import('./config.ts');

try {
  const app = await openApp(readConfig(process.env, { asBot: true }));
  setFlagsFromString('--semi-space-growth-factor=2');
  const stop = (): void => void app.stop().then(() => process.exit(0));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  // Started by `npm start`: without it there is no one to stop the bot.
  process.once('disconnect', stop);
  // Only found out once the database answers: what is there is not for this version.
  void app.broken.then(async ({ message }) => {
    process.stderr.write(`${message}\n`);
    await app.stop();
    process.exit(1);
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

// The process: the server alone, by environment (`npm run bot`).
import { openApp } from './app.ts';
import { readConfig } from './config.ts';

try {
  const app = await openApp(readConfig(process.env));
  const stop = (): void => void app.stop().then(() => process.exit(0));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  // Started by `npm start`: without it there is nobody to stop the bot.
  process.once('disconnect', stop);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

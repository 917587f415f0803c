// The process: the server alone, by environment (npm run bot).
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `MSET for Teams needs Node 24; this is Node ${process.versions.node}. Use "npm run bot" or "npm start": they bring their own.\n`,
  );
  process.exit(1);
}
const [{ openApp }, { readConfig }] = await Promise.all([import('./app.ts'), import('./config.ts')]);

try {
  const app = await openApp(readConfig(process.env));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void app.stop().then(() => process.exit(0)));
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

export {};

// `npm start`: the bot, the embedded database, the fictional directory, and a window for each of four people.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `MSET for Teams needs Node 24; this is Node ${process.versions.node}. Run "npm ci", then "npm start": it brings its own.\n`,
  );
  process.exit(1);
}
const { startLocal } = await import('./run.ts');
await startLocal(process.env);

export {};

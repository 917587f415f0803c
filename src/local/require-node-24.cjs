// Loaded before any TypeScript, and in words that every Node understands: an older one could not read the rest.
const version = process.versions.node;
if (Number(version.split('.')[0]) < 24) {
  process.stderr.write(
    `MSET for Teams needs Node 24 or later; this is Node ${version}.\n` +
      'On Linux and Windows (x64) "npm ci" brings Node 24 along: use npm\'s scripts. Elsewhere install Node 24 first.\n',
  );
  process.exit(1);
}

// Loaded before every suite: npm on a Node 20 machine must not silently run the tests on Node 20.
if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(
    `MSET for Teams needs Node 24; this is Node ${process.versions.node}. Run "npm ci" and use npm's scripts, which bring their own Node 24.\n`,
  );
  process.exit(1);
}

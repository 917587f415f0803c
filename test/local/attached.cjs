// In place of what a debugger's editor puts into NODE_OPTIONS: the bot waits for the test, any other program runs on.
const { writeFileSync } = require('node:fs');
const { open, url, waitForDebugger } = require('node:inspector');
const { MSET_ATTACH: file } = process.env;
if (file !== undefined && /[/\\]src[/\\]main\.ts$/.test(process.argv[1] ?? '')) {
  open(0);
  writeFileSync(file, url());
  waitForDebugger();
}

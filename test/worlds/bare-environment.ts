/**
 * The environment of a program that runs as its own process: the test sets the rest. What was compiled once is not
 * compiled again (test/run.ts).
 */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, NODE_COMPILE_CACHE } = process.env;
  return { PATH, SystemRoot, NODE_COMPILE_CACHE };
}

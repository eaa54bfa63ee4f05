/** The failures a person can mend: shown as one message without a stack, whatever command was run. */

/** What is missing and the exact command or setting that mends it. */
export class SetupProblem extends Error {
  override readonly name = 'SetupProblem';
}

/** Runs a command's body; the one place where build commands turn failures into an exit code. */
export async function runCommand(body: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await body();
  } catch (error) {
    console.error(error instanceof SetupProblem ? `\n${error.message}\n` : error);
    process.exitCode = 1;
  }
}

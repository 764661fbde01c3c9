import { ACCEPTED } from './accepted-differences.ts';
import { checkSandbox, sandboxText } from './sandbox-report.ts';

// `npm run check:sandbox -- <folder>`: status 1 for a difference without a reason, 2 when the folder cannot be read.
const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Say which folder holds the recorded answers: npm run check:sandbox -- <folder>');
  process.exit(2);
}
try {
  const report = await checkSandbox(folder, ACCEPTED);
  console.log(sandboxText(report));
  process.exitCode = report.unaccepted.length + report.unused.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

import { checkImports, reportText } from './imports-report.ts';

// `npm run check:imports -- <folder>`: status 1 when a file is misunderstood, 2 when the folder cannot be read.
const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Say which folder holds the files and their manifest: npm run check:imports -- <folder>');
  process.exit(2);
}
try {
  const reports = await checkImports(folder);
  console.log(reportText(reports));
  process.exitCode = reports.some(({ verdict }) => verdict === 'wrong') ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

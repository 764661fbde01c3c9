import { checkRecorded, reportText } from './recorded-report.ts';

// `npm run check:recorded -- <folder>`: status 1 when an answer is misread, 2 when the folder cannot be read.
const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Say which folder holds the recorded answers: npm run check:recorded -- <folder>');
  process.exit(2);
}
try {
  const reports = await checkRecorded(folder);
  console.log(reportText(reports));
  process.exitCode = reports.some(({ outcome }) => outcome === 'misread') ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

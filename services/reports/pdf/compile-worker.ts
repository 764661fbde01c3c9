import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';

/** What the thread is given: paths, and the data for `sys.inputs`. */
export interface CompileOrder {
  workspace: string;
  template: string;
  fonts: readonly string[];
  data: string;
}

/** What it answers: the file, or what the compiler complained of. */
export type CompileAnswer = { pdf: Uint8Array } | { faults: string[] };

parentPort?.postMessage(compile(workerData));

function compile({ workspace, template, fonts, data }: CompileOrder): CompileAnswer {
  const fontBlobs = fonts.map((path) => readFileSync(path));
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] });
  try {
    return pdfOf(compiler, template, data);
  } catch (error) {
    return { faults: [error instanceof Error ? error.message : String(error)] };
  } finally {
    // The compiler's memory of past results belongs to the process: without this, 30 MB stay after every report.
    compiler.evictCache(0);
  }
}

function pdfOf(compiler: NodeCompiler, template: string, data: string): CompileAnswer {
  const compiled = compiler.compile({ mainFilePath: template, inputs: { data } });
  const faults = [...faultsOf(compiler, compiled.takeError()), ...faultsOf(compiler, compiled.takeWarnings())];
  if (!compiled.result || faults.length > 0) return { faults };
  return { pdf: compiler.pdf(compiled.result, { pdfStandard: 'ua-1' }) };
}

/** A warning counts as a fault: a missing font is only a warning to the compiler. */
function faultsOf(compiler: NodeCompiler, error: NodeError | null): string[] {
  if (!error) return [];
  return compiler.fetchDiagnostics(error).map((diagnostic) => JSON.stringify(diagnostic));
}

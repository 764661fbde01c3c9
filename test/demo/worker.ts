// A worker process of the demo: the product's own, on the clock that the demo moves.
import { createFileClock } from '#test/sandbox/file-clock.ts';
import { keepCompiledCode } from '#workers/compile-cache.ts';

keepCompiledCode();
const { serve } = await import('#workers/serve.ts');
serve('worker', { clock: createFileClock(process.env.DEMO_CLOCK ?? '') });

// A worker process of the demo: the product's own, on the clock that the demo moves.
import { createFileClock } from '#test/sandbox/file-clock.ts';
import { serve } from '#workers/serve.ts';

serve('worker', { clock: createFileClock(process.env.DEMO_CLOCK ?? '') });

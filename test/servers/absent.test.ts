import { inject } from 'vitest';
import { withEngine } from '#test/support/with-engine.ts';

// Runs in place of the end-to-end tests on MongoDB and Redis where a server cannot be had.
withEngine('end to end on MongoDB', inject('mongo'), () => undefined);
withEngine('end to end on Redis', inject('redis'), () => undefined);

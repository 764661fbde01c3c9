import { afterAll } from 'vitest';
import { endOpened } from './opened.ts';

// Runs anew for each file; a module that files share would be asked by the first of them only.
afterAll(endOpened);

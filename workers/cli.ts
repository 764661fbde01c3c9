import { keepCompiledCode } from './compile-cache.ts';

keepCompiledCode();
await import('./commands/run.ts');

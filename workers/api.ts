import { keepCompiledCode } from './compile-cache.ts';

keepCompiledCode();
const { serve } = await import('./serve.ts');
serve('api');

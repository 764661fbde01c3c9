import { storeClosed } from '#config/texts/store.ts';
import { AppError } from '#core/error.ts';

/** An operation asked of a store after `close`. */
export function closedFault(): AppError {
  return new AppError({
    code: 'store-closed',
    recovery: { do: 'stop' },
    message: storeClosed(),
  });
}

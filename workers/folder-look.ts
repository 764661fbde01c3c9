import { AppError } from '#core/error.ts';
import type { App } from '#services/app.ts';
import { createFolderWatch } from '#services/usecases/imports/take-folder.ts';

/**
 * Looks for files in the folder of imports, where there is one, and tells the log. It never fails: what is due goes on
 * without it.
 */
export function folderLook(app: App): () => Promise<void> {
  const { importFolder, log } = app;
  if (!importFolder) return async () => {};
  const watch = createFolderWatch(app, importFolder);
  let trouble = '';
  return async () => {
    try {
      const { received, refused, failed } = await watch();
      for (const one of received) log.info(one, 'a file of the folder was received');
      for (const one of refused) log.warn(one, 'a file of the folder was refused');
      for (const { place, error } of failed) log.warn({ place, err: error }, 'a file of the folder could not be taken');
      trouble = '';
    } catch (error) {
      const message = error instanceof AppError ? error.message : String(error);
      // Said once, and not each minute for as long as it lasts.
      if (message !== trouble) log.warn({ cause: message }, 'the folder of imports cannot be looked into');
      trouble = message;
    }
  };
}

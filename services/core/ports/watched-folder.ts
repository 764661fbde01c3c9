import type { Chunks } from './store.ts';

/** A file that was put into the folder to be imported. */
export interface FolderFile {
  /** Path inside the folder, which names it. */
  place: string;
  name: string;
  /** The subfolder in which it stands; `null` for the folder itself. */
  source: string | null;
  bytes: number;
  /** Changes with the file: its size and times, as far as they can be known without reading it. */
  mark: string;
}

/**
 * A folder into which people put files. What was taken is moved aside and never deleted; nothing that stands there already is
 * overwritten. Several processes may look into one folder: who comes late finds nothing.
 */
export interface WatchedFolder {
  /**
   * Files of the folder and of its subfolders, one level deep; neither links nor names that begin with a dot.
   * @throws AppError `fix-setup` `folder-unreadable`
   */
  list(): Promise<FolderFile[]>;
  /**
   * Has its bytes taken; `undefined` when it is no longer there.
   * @throws AppError `skip` when it cannot be read or is too large
   */
  read<T>(file: FolderFile, take: (bytes: Chunks) => Promise<T>): Promise<T | undefined>;
  /** Moves it where received files stand. */
  keep(file: FolderFile): Promise<void>;
  /** Moves it where refused files stand, with a text beside it that says why. */
  refuse(file: FolderFile, reason: string): Promise<void>;
  /** Moves a received file with these bytes where refused files stand; nothing when it is not there any more. */
  refuseReceived(
    file: Pick<FolderFile, 'name' | 'source' | 'bytes'> & { digest: string },
    reason: string,
  ): Promise<void>;
}

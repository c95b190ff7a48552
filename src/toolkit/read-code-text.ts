import type { ReadText } from '../code/index.js';
import { decodeText } from '../documents/index.js';
import { FileSystemError, type FileSystem } from '../host/index.js';

/** Reads the text of source files; what is no text file, or cannot be read, is as if it were not there. */
export function createTextReader(files: FileSystem): ReadText {
  return async (file) => {
    try {
      const stat = await files.stat(file);
      const bytes = stat?.kind === 'file' ? await files.read(file) : undefined;
      return bytes && decodeText(file, bytes).value;
    } catch (error) {
      if (!(error instanceof FileSystemError)) throw error;
      return undefined;
    }
  };
}

/*
 * host: the only door to the machine: one rooted tree of files (node, memory, faulty), the clock, the process table, where the repository starts.
 * Never decides what is read or written, never knows what a file means.
 */
export { FileSystemError, mostBytesRead } from './file-system.js';
export type { FileStat, FileSystem, FolderEntry } from './file-system.js';
export { createNodeFileSystem } from './node-file-system.js';
export { createMemoryFileSystem } from './memory-file-system.js';
export type { MemoryFileSystem, MemoryTree } from './memory-file-system.js';
export { createFaultyFileSystem } from './faulty-file-system.js';
export type { Fault, FaultyFileSystem } from './faulty-file-system.js';
export { createClock } from './clock.js';
export type { Clock, ClockProblem } from './clock.js';
export { createProcessProbe } from './process-probe.js';
export type { ProcessIdentity, ProcessProbe } from './process-probe.js';
export { answerOf, answersAgain, createRecordingFileSystem } from './recording-file-system.js';
export type { ReadRecord, RecordingFileSystem } from './recording-file-system.js';
export { recheck, stampRecords } from './stamped-records.js';
export type { Recheck, StampedRecord } from './stamped-records.js';
export { createUserCache } from './result-cache.js';
export type { ResultCache } from './result-cache.js';
export { findRoot } from './find-root.js';

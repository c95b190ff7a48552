import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** One process on one machine. `started` tells two processes apart that had the same number; `host` is a hash, the name stays private. */
export interface ProcessIdentity {
  /** The system's number of the process. */
  readonly pid: number;
  /** When it started, in the system's own count (Linux: clock ticks since boot); `0` where the system does not say. */
  readonly started: string;
  /** 16 hexadecimal characters of the SHA-256 of the machine's name. */
  readonly host: string;
}

/** Who this process is, and whether another one still lives. */
export interface ProcessProbe {
  readonly self: ProcessIdentity;
  /** False only when the process is proven to be gone: a process of another machine counts as alive. */
  readonly isAlive: (other: ProcessIdentity) => boolean;
  /** A name for one run, 16 random hexadecimal characters. */
  readonly newRunId: () => string;
}

/** Asks the system about this process and others of this machine. */
export function createProcessProbe(): ProcessProbe {
  const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 16);
  return {
    self: { pid: process.pid, started: readProcessTable(process.pid)?.started ?? '0', host },
    isAlive: (other) => other.host !== host || runs(other),
    newRunId: () => randomBytes(8).toString('hex'),
  };
}

function runs(other: ProcessIdentity): boolean {
  if (!answersSignals(other.pid)) return false;
  const listed = readProcessTable(other.pid);
  if (listed === undefined) return true;
  // A zombie answers signals until its parent asks for its end, but does nothing any more.
  return listed.state !== 'Z' && listed.state !== 'X' && (other.started === '0' || listed.started === other.started);
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to someone else.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Fields 3 and 22 of proc(5) `/proc/<pid>/stat`; the second field may hold spaces and parentheses, so counting begins after its last `)`. */
function readProcessTable(pid: number): { readonly state: string; readonly started: string } | undefined {
  const stat = readStat(pid);
  if (stat === undefined) return undefined;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, started] = [fields[0], fields[19]];
  return state === undefined || started === undefined ? undefined : { state, started };
}

function readStat(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return undefined;
  }
}

import type { Host, HostOptions } from './host.js';

export type { Host, HostOptions } from './host.js';

export declare function createHost(options: HostOptions): Promise<Host>;

import type { L9Module } from './core/module.js';

/** Every module of this host, in the order in which equals start. */
export const modules: readonly L9Module[] = [];

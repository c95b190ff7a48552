import type { L9Module } from '../../../core/module.js';

export const router: L9Module = { id: 'module_name', phase: 'normal', mount: async ({ log }) => log('module_name') };

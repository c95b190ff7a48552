import type { Tool } from './tool.js';

export const tools: readonly Tool[] = [
  // one tool a line, sorted
];

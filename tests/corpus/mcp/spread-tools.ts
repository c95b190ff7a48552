import { calendarTools } from './modules/calendar/tool.js';
import { filesTools } from './modules/files/tool.js';

/** Every tool of every group. */
export const allTools = [
  ...calendarTools,
  ...filesTools,
];

import type { L9Module } from './core/module.js';
import { router as calendarSyncRouter } from './modules/calendar_sync/routes/calendar_sync.js';
import { router as slackWebhookRouter } from './modules/slack_webhook/routes/slack_webhook.js';

export function modulesFor(env: Readonly<Record<string, string | undefined>>): readonly L9Module[] {
  const modules: L9Module[] = [];
  modules.push(calendarSyncRouter);
  if (env['SLACK_TOKEN']) modules.push(slackWebhookRouter);
  return modules.filter(({ phase }) => phase !== 'late');
}

import type { L9Module } from './core/module.js';
import { router as calendarSyncRouter } from './modules/calendar_sync/routes/calendar_sync.js';
import { router as slackWebhookRouter } from './modules/slack_webhook/routes/slack_webhook.js';

type Phase = L9Module['phase'];

export const byPhase: Record<Phase, readonly L9Module[]> = {
  early: [calendarSyncRouter],
  normal: [
    slackWebhookRouter,
  ],
  late: [],
};

import type { Host, L9Module } from './core/module.js';
import { router as calendarSyncRouter } from './modules/calendar_sync/routes/calendar_sync.js';
import { router as slackWebhookRouter } from './modules/slack_webhook/routes/slack_webhook.js';

const heartbeat: L9Module = {
  id: 'heartbeat',
  phase: 'late',
  async mount({ log }) {
    log('still here');
  },
};

function audited(module: L9Module): L9Module {
  return {
    ...module,
    async mount(host: Host) {
      host.log(`mounting ${module.id}`); // asked for by the auditors
      await module.mount(host);
    },
  };
}

export const modules: readonly L9Module[] = [
  audited(calendarSyncRouter), // l9gen:keep
  heartbeat,
  slackWebhookRouter,
];

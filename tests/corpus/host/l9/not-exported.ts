import type { L9Module } from './core/module.js';
import { router as slackWebhookRouter } from './modules/slack_webhook/routes/slack_webhook.js';

const modules: readonly L9Module[] = [slackWebhookRouter];

export { modules as all };

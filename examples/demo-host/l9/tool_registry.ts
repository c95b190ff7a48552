import type { ToolDefinition } from './core/tools.js';
import { refundDeskOperations } from './modules/refund_desk/schemas.js';
import { slackWebhookOperations } from './modules/slack_webhook/schemas.js';

/** Every tool of this host; a call of any other tool is refused. */
export const tools: readonly ToolDefinition[] = [
  {
    id: 'refund_desk_tool',
    moduleId: 'refund.desk',
    description: 'Lets agents ask for a refund; the boss approves each one before money moves.',
    riskLevel: 'high',
    requiresApproval: true,
    operations: refundDeskOperations,
  },
  {
    id: 'slack_webhook_tool',
    moduleId: 'slack.webhook',
    description: 'Receives Slack events, answers in the channel, and lets agents post and look things up.',
    riskLevel: 'low',
    requiresApproval: false,
    operations: slackWebhookOperations,
  },
];

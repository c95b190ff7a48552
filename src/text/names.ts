/** The words of an identifier in any of the usual spellings: `slack.webhook`, `slack_webhook`, `slackWebhook`. */
function words(text: string): readonly string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** `slack.webhook` → `slack_webhook`. */
export function snakeCase(text: string): string {
  return words(text).join('_');
}

/** `slack.webhook` → `slack-webhook`. */
export function kebabCase(text: string): string {
  return words(text).join('-');
}

/** `slack.webhook` → `SlackWebhook`. */
export function pascalCase(text: string): string {
  return words(text)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** `slack.webhook` → `slackWebhook`. */
export function camelCase(text: string): string {
  const pascal = pascalCase(text);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

/** `slack.webhook` → `SLACK_WEBHOOK`. */
export function upperSnakeCase(text: string): string {
  return snakeCase(text).toUpperCase();
}

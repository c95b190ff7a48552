import { createHmac } from 'node:crypto';

/** An answer of the host. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Sends an event as Slack does: signed over `v0:{timestamp}:{body}`. `tamper` changes the body after it was signed. */
export async function sendEvent(
  url: string,
  secret: string,
  event: { readonly payload: object; readonly tamper?: boolean },
): Promise<Answer> {
  const body = JSON.stringify(event.payload);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  const sent = event.tamper === true ? body.replace('text":"', 'text":"PAY ME: ') : body;
  return post(`${url}/slack/events`, sent, { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp });
}

/** Sends JSON and reads the JSON that comes back. */
export async function post(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

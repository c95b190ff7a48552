import { mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { addContracts, demoModules } from './contracts.js';
import { readDatabase } from './database.js';
import { createNarrator, type Narrator } from './narrator.js';
import { runL9gen, runNode, startHost, startSlackApi, type Finished } from './processes.js';
import { post, sendEvent, type Answer } from './slack-platform.js';
import { writeTimes } from './write-times.js';

/*
 * The product in one minute: from two contracts to signed events that a module answers which did not exist before. Everything
 * shown is checked; the demo fails loudly when something does not hold.
 */

const packageRoot = resolve(import.meta.dirname, '../..');
const secrets = { slack: 'demo-signing-secret', agents: 'demo-internal-token', boss: 'demo-boss-token' };

async function demo(): Promise<void> {
  const started = Date.now();
  const narrator = createNarrator();
  const folder = await mkdtemp(join(tmpdir(), 'l9gen-demo-'));
  narrator.title('l9gen: contracts in, a working service out');
  narrator.say(`Everything happens in ${folder}`);
  await writeHost(narrator, folder);
  await registerModules(narrator, folder);
  await generateModules(narrator, folder);
  await proveModules(narrator, folder);
  await useHost(narrator, folder);
  await generateAgain(narrator, folder);
  narrator.title(
    `Done in ${Math.round((Date.now() - started) / 1000)} s. The host is yours to read, run or delete: ${folder}`,
  );
}

async function writeHost(narrator: Narrator, folder: string): Promise<void> {
  narrator.step('A host: a real service with nothing in it yet');
  narrator.command('l9gen init');
  show(narrator, await expectDone(runL9gen(folder, ['init', '--quiet'])));
  await symlink(join(packageRoot, 'node_modules'), join(folder, 'node_modules'), 'dir');
  narrator.say('Its packages are installed here already, so they are linked; elsewhere run "npm install".');
}

async function registerModules(narrator: Narrator, folder: string): Promise<void> {
  narrator.step('Two contracts: a Slack webhook, and a refund desk whose work the boss approves');
  for (const module of demoModules) narrator.say(await addContracts(folder, module));
}

async function generateModules(narrator: Narrator, folder: string): Promise<void> {
  narrator.step('From contracts to code');
  narrator.command('l9gen generate');
  show(narrator, await expectDone(runL9gen(folder, ['generate', '--quiet'])));
  narrator.command('l9gen check');
  show(narrator, await expectDone(runL9gen(folder, ['check', '--quiet'])));
}

async function proveModules(narrator: Narrator, folder: string): Promise<void> {
  narrator.step('Does it hold? Types first, then the tests that came with the modules');
  narrator.command('tsc --noEmit');
  const types = await runNode(folder, ['node_modules/typescript/bin/tsc', '--noEmit']);
  narrator.proves('no type error', types.exitCode === 0 && types.output === '');
  narrator.command('vitest run tests/modules');
  const tests = await expectDone(runNode(folder, ['node_modules/vitest/vitest.mjs', 'run', 'tests/modules']));
  for (const line of stripVTControlCharacters(tests.output).split('\n')) {
    if (/^\s*(Test Files|Tests)\s/.test(line)) narrator.say(line.trim());
  }
}

async function useHost(narrator: Narrator, folder: string): Promise<void> {
  narrator.step('The service starts, with an embedded Postgres and no module older than a minute');
  const slack = await startSlackApi();
  const host = await startHost(folder, {
    L9_PORT: '0',
    L9_INTERNAL_TOKEN: secrets.agents,
    L9_APPROVER_BOSS_TOKEN: secrets.boss,
    SLACK_SIGNING_SECRET: secrets.slack,
    SLACK_BOT_TOKEN: 'xoxb-demo',
    SLACK_WEBHOOK_POST_MESSAGE_URL: slack.url,
  });
  narrator.say(`listening on ${host.url}`);
  try {
    await sendEvents(narrator, host.url, slack.calls);
    await askForRefund(narrator, host.url);
    await callTool(narrator, host.url);
  } finally {
    slack.close();
    narrator.step('The service stops, and its database shows what happened');
    const exitCode = await host.stop();
    narrator.proves(`it stopped cleanly (exit code ${exitCode})`, exitCode === 0);
  }
  await showDatabase(narrator, folder);
}

const hello = { event_id: 'Ev0001', team_id: 'T024', event: { channel: 'C9A1', user: 'U7', text: 'hello' } };

async function sendEvents(narrator: Narrator, url: string, calls: () => number): Promise<void> {
  narrator.step('Slack sends a signed event');
  const first = await sendEvent(url, secrets.slack, { payload: hello });
  showAnswer(narrator, first);
  narrator.proves('answered with 200, and the declared call to Slack was made', first.status === 200 && calls() === 1);
  narrator.step('Slack sends the same event again');
  const again = await sendEvent(url, secrets.slack, { payload: hello });
  showAnswer(narrator, again);
  narrator.proves(
    'answered from the stored answer; nothing ran twice',
    again.status === 200 && again.body['dedupe'] === true && calls() === 1,
  );
  narrator.step('Somebody sends an event whose text was changed after signing');
  const tampered = await sendEvent(url, secrets.slack, { payload: { ...hello, event_id: 'Ev0002' }, tamper: true });
  showAnswer(narrator, tampered);
  narrator.proves('rejected with 401', tampered.status === 401 && calls() === 1);
}

async function askForRefund(narrator: Narrator, url: string): Promise<void> {
  narrator.step('An agent asks for a refund, which the boss has to approve');
  const task = { agent_id: 'l-cto', task_id: 'refund-1', input: { order_id: 'A-17', amount_cents: 4200 } };
  const call = (): Promise<Answer> =>
    post(`${url}/tools/refund_desk_tool/issue_refund`, JSON.stringify(task), {
      authorization: `Bearer ${secrets.agents}`,
    });
  const held = await call();
  showAnswer(narrator, held);
  narrator.proves('held: nothing happens before the approval', held.status === 202 && held.body['held'] === true);
  narrator.step('The boss approves');
  const approved = await post(`${url}/approvals/${String(held.body['approval_id'])}/approve`, '{"reason":"goodwill"}', {
    authorization: `Bearer ${secrets.boss}`,
  });
  narrator.proves('the refund ran', approved.status === 200 && approved.body['ok'] === true);
  const after = await call();
  showAnswer(narrator, after);
  narrator.proves('asking again gives its stored result', after.status === 200);
}

async function callTool(narrator: Narrator, url: string): Promise<void> {
  narrator.step('The agent calls the Slack module as a tool');
  const task = { agent_id: 'l-cto', task_id: 'post-1', input: { channel: 'C9A1', text: 'Your refund is on its way.' } };
  const answer = await post(`${url}/tools/slack_webhook_tool/post_message`, JSON.stringify(task), {
    authorization: `Bearer ${secrets.agents}`,
  });
  showAnswer(narrator, answer);
  narrator.proves('answered with 200', answer.status === 200);
}

async function showDatabase(narrator: Narrator, folder: string): Promise<void> {
  const { packets, audit } = await readDatabase(folder);
  narrator.table([
    ['packet', 'thread', 'payload'],
    ...packets.map(({ type, thread, payload }) => [
      type,
      thread.slice(0, 8),
      payload.length > 48 ? `${payload.slice(0, 47)}…` : payload,
    ]),
  ]);
  const event = packets.filter(({ payload }) => payload.includes('Ev0001'));
  const count = (type: string): number => event.filter((packet) => packet.type === type).length;
  narrator.proves(
    'the event came in once, and its handler ran once',
    count('slack_webhook.in') === 1 && count('slack_webhook.out') === 1,
  );
  narrator.proves('the tampered event left nothing', !packets.some(({ payload }) => payload.includes('PAY ME')));
  narrator.table([['approval', 'by'], ...audit.map(({ event, actor }) => [event, actor])]);
  narrator.proves(
    'the approval is on record',
    audit.some(({ actor }) => actor === 'boss'),
  );
}

async function generateAgain(narrator: Narrator, folder: string): Promise<void> {
  narrator.step('Generate once more: there is nothing to do');
  const before = await writeTimes(folder);
  narrator.command('l9gen generate');
  show(narrator, await expectDone(runL9gen(folder, ['generate'])));
  narrator.proves('not one file was written', (await writeTimes(folder)) === before);
}

function show(narrator: Narrator, finished: Finished): void {
  for (const line of finished.output.trim().split('\n')) narrator.say(line);
}

function showAnswer(narrator: Narrator, answer: Answer): void {
  const text = JSON.stringify(answer.body);
  narrator.say(`${answer.status} ${text.length > 100 ? `${text.slice(0, 99)}…` : text}`);
}

async function expectDone(running: Promise<Finished>): Promise<Finished> {
  const finished = await running;
  if (finished.exitCode !== 0) throw new Error(finished.output);
  return finished;
}

await demo();

import { defineDiagnostics } from '../diagnostics/index.js';

interface Told {
  readonly module: string;
  readonly told: string;
  readonly place: string;
}

const nearby = (near: string | undefined): string => (near === undefined ? '.' : `; did you mean \`${near}\`?`);
const marked = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** What code does otherwise than the spec while it works: claims, threads, packets, calls. */
export const workDiagnostics = defineDiagnostics('conform', {
  'dedupe-skipped': {
    severity: 'error',
    title: 'work is done without a claim',
    message: (p: {
      readonly module: string;
      readonly operation: string;
      readonly way: readonly string[];
      readonly others: readonly string[];
      readonly place: string;
    }) =>
      `\`${p.module}\` does each task once (${p.place}), but \`${p.operation}\` is reached without the claim of the task: ${p.way.join(' → ')}${p.others.length > 0 ? ` (also ${p.others.join(', ')})` : ''}.`,
    cause:
      'On some path `services.idempotency` is not asked, or work goes on although its answer is not `claimed`; what comes twice is then done twice.',
    fix: 'Claim the task before the first effect, and go on only where the claim was given.',
    example:
      "if (!this.#seen.has(key)) await this.#carryOut(task);                         // raises it: a set forgets\n\nif (outcome.state === 'claimed') return this.#runOnce(task, outcome.claim);   // mended",
  },
  'dedupe-differs': {
    severity: 'error',
    title: 'tasks are told apart otherwise',
    message: (p: Told) => `\`${p.module}\` claims tasks otherwise than declared at ${p.place}: ${p.told}.`,
    cause: 'The key is made of another field than the one that identifies an event, or the store is another.',
    fix: 'Make the key of what `idempotency` names, and use the store of its `durability`.',
    example:
      'const eventId = body.event_id;      // raises it: the spec says message_sid\nconst eventId = body.message_sid;   // mended',
  },
  'claim-not-settled': {
    severity: 'error',
    title: 'claim is left as it is',
    message: (p: { readonly module: string; readonly place: string }) =>
      `\`${p.module}\` claims a task here, but some path neither completes nor releases the claim, so that its sender is kept waiting (${p.place}).`,
    cause: 'A failure ends the work before `complete`, and nothing calls `release`; or one of the two was taken out.',
    fix: 'Complete the claim with the answer where the work is done, and release it where it fails.',
    example:
      '} catch (error) {\n  return this.#fail(error);            // raises it\n}\n\n} catch (error) {\n  await claim.release();               // mended\n  return this.#fail(error);\n}',
  },
  'thread-differs': {
    severity: 'error',
    title: 'thread is made of something else',
    message: (p: Told) => `\`${p.module}\` makes threads otherwise than declared at ${p.place}: ${p.told}.`,
    cause: 'Fields are named that the payload does not have, so that events of all senders land in one thread.',
    fix: 'Make the thread of the declared fields, in the declared name space.',
    example:
      'threadId(threadNamespace, [event.channel]);          // raises it: the spec says event.channel in event\nthreadId(threadNamespace, [event.event.channel]);    // mended',
  },
  'packet-not-declared': {
    severity: 'error',
    title: 'packet is not declared',
    message: (p: {
      readonly module: string;
      readonly type: string;
      readonly near: string | undefined;
      readonly place: string;
    }) => `\`${p.module}\` writes the packet \`${p.type}\` here, but ${p.place} does not declare it${nearby(p.near)}`,
    cause: 'The type was added or renamed in the code alone.',
    fix: 'Declare it in packet_contract.emits, or write a declared one.',
    example: "packetType: 'slack_webhook.done'   // raises it\npacketType: 'slack_webhook.out'    // mended",
  },
  'packet-never-written': {
    severity: 'error',
    title: 'declared packet is never written',
    message: (p: { readonly module: string; readonly missing: readonly string[]; readonly place: string }) =>
      `\`${p.module}\` declares ${marked(p.missing)} at ${p.place}, but no path writes ${p.missing.length === 1 ? 'it' : 'them'}.`,
    cause: 'The step that wrote it was taken out; failures that leave no packet are seen by nobody.',
    fix: 'Write what came in, what came of it, and what failed.',
    example:
      "return answerTo(category);                       // raises it: the failure is not recorded\n\nawait this.#write('error', task, failure);       // mended\nreturn answerTo(category);",
  },
  'metadata-missing': {
    severity: 'error',
    title: 'packet lacks required metadata',
    message: (p: {
      readonly module: string;
      readonly missing: readonly string[];
      readonly isDemand: boolean;
      readonly place: string;
    }) =>
      `\`${p.module}\` ${p.isDemand ? 'asks for packets' : 'writes a packet'} without ${marked(p.missing)} here, which ${p.place} requires.`,
    cause: 'A field was taken out, is named otherwise, or is always `undefined`.',
    fix: 'Give every packet the metadata that packet_contract.requires_metadata lists.',
    example:
      'metadata: { source }                                    // raises it\nmetadata: { task_id, thread_uuid, source, tool_id }     // mended',
  },
  'call-not-declared': {
    severity: 'error',
    title: 'call is not declared',
    message: (p: {
      readonly module: string;
      readonly name: string;
      readonly near: string | undefined;
      readonly place: string;
    }) => `\`${p.module}\` makes the call \`${p.name}\` here, but ${p.place} does not declare it${nearby(p.near)}`,
    cause: 'The call was added or renamed in the code alone; which systems a module talks to is decided in its spec.',
    fix: 'Declare it in interfaces.outbound, or take it out.',
    example:
      "http.call({ name: 'delete_message', … })   // raises it\n\ninterfaces:\n  outbound:\n    - { name: delete_message, … }            # mended",
  },
  'call-differs': {
    severity: 'error',
    title: 'call is made otherwise than declared',
    message: (p: { readonly name: string; readonly told: string; readonly place: string }) =>
      `The call \`${p.name}\` is made otherwise than declared at ${p.place}: ${p.told}.`,
    cause: 'Method, address, timeout or retries were changed on one side only.',
    fix: 'Make the call say what the spec says.',
    example: 'attempts: 4,   // raises it: the spec says retry: false\nattempts: 1,   // mended',
  },
  'call-never-made': {
    severity: 'error',
    title: 'declared call is never made',
    message: (p: { readonly module: string; readonly name: string }) =>
      `\`${p.module}\` declares the call \`${p.name}\`, but no path makes it.`,
    cause: 'The client is there and nobody uses it, or the call goes to something that does not exist.',
    fix: 'Make the call where the work needs it, or take it out of the spec.',
    example:
      'const responses = {};                                          // raises it\nconst responses = { postMessage: await calls.postMessage(body) };   // mended',
  },
});

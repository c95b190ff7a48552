import type { Diagnostic } from '../diagnostics/index.js';
import type { Subject } from './code-facts.js';
import { compareSource, compareValue, onlyDiffering, same, together } from './compare-seen.js';
import { followedModules } from './followed-module.js';
import { tellCompared } from './tell-compared.js';
import { workDiagnostics } from './work-diagnostics.js';

/** The thread of an event is made of the declared fields, in the declared name space. */
export function checkThreads(subject: Subject): readonly Diagnostic[] {
  return followedModules(subject).flatMap(({ module, facts, isWhole, place }) =>
    facts.threads.flatMap(({ origin, namespace, fields, span }) => {
      if (origin !== 'route' && origin !== 'job') return [];
      const compared = together(
        compareValue('name space', module.thread.namespace, namespace),
        ...module.thread.fields.map((field) =>
          fields.isOpen && fields.sources.length === 0
            ? same
            : compareSource(`field \`${field}\``, [`request.body.${field}`, `job.payload.${field}`, field], fields),
        ),
      );
      const declaredAt = place('threading', 'thread_key_fields');
      return tellCompared(isWhole ? compared : onlyDiffering(compared), {
        what: 'threading',
        of: 'of the thread that is worked out here',
        why: 'where it comes from cannot be read from the code',
        how: 'take it from the payload by its name',
        place: declaredAt,
        at: { span },
        differs: (told) =>
          workDiagnostics.create('thread-differs', { module: module.id, told, place: declaredAt }, { span }),
      });
    }),
  );
}

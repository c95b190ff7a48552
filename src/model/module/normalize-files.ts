import type { DocumentPath } from '../../documents/index.js';
import { camelCase, isRelPath, parseRelPath, relPath, type RelPath } from '../../text/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import type { ModuleFiles, ModuleKind } from './module.js';
import type { ModuleReading } from './module-reading.js';
import { checkSame } from './normalize-wiring.js';

// Stands for a path that was refused; the module is refused with it, so nothing is ever written there.
const unsafe = relPath('refused');

type LayoutKey =
  | 'routes_module'
  | 'adapter_module'
  | 'service_module'
  | 'client_module'
  | 'schemas_module'
  | 'config_module'
  | 'handlers_module';

const entryNames: Readonly<Record<ModuleKind, { readonly file: (snake: string) => string; readonly symbol: string }>> =
  {
    webhook: { file: (snake) => `routes/${snake}.ts`, symbol: 'router' },
    worker: { file: (snake) => `workers/${snake}_worker.ts`, symbol: 'worker' },
    schedule: { file: (snake) => `schedules/${snake}_schedule.ts`, symbol: 'schedule' },
    tool: { file: (snake) => `tools/${snake}_tool.ts`, symbol: 'tool' },
  };

/** Where each file of the module goes: `layout` of the module meta decides, its absence gives the usual places. */
export function normalizeFiles(
  reading: ModuleReading,
  context: { readonly kind: ModuleKind; readonly moduleRoot: RelPath; readonly callsOut: boolean },
): ModuleFiles {
  const { snake } = reading;
  const folder = safePath(
    reading,
    ['layout', 'package_path'],
    reading.meta?.value.layout.package_path ?? `${context.moduleRoot}/${snake}`,
  );
  const inFolder = (key: LayoutKey, usual: string): RelPath =>
    folder === unsafe ? unsafe : pathInFolder(reading, folder, { key, usual });
  const entry = entryNames[context.kind];
  const files: ModuleFiles = {
    folder,
    config: inFolder('config_module', 'config.ts'),
    schemas: inFolder('schemas_module', 'schemas.ts'),
    entry: inFolder('routes_module', entry.file(snake)),
    entryExport: entryExport(reading, entry.symbol),
    ...(context.kind === 'webhook' ? { adapter: inFolder('adapter_module', `adapters/${snake}_adapter.ts`) } : {}),
    service: inFolder('service_module', `services/${snake}_service.ts`),
    ...(context.callsOut ? { client: inFolder('client_module', `clients/${snake}_client.ts`) } : {}),
    handlers: inFolder('handlers_module', 'handlers.ts'),
    readme: safePath(
      reading,
      ['docs', 'required_docs', 0],
      reading.meta?.value.docs?.required_docs[0] ?? `${folder}/README.md`,
    ),
    tests: testFiles(reading),
  };
  if (!Object.values(files).includes(unsafe)) checkEntry(reading, files.entry);
  return files;
}

function pathInFolder(
  reading: ModuleReading,
  folder: RelPath,
  { key, usual }: { readonly key: LayoutKey; readonly usual: string },
): RelPath {
  // Judged by itself first: joined to the folder, an absolute path would be told as something else.
  const own = safePath(reading, ['layout', key], reading.meta?.value.layout[key] ?? usual);
  return own === unsafe ? unsafe : safePath(reading, ['layout', key], `${folder}/${own}`);
}

// The router registers what the entry file exports; a meta that names another file or export would wire nothing.
function checkEntry(reading: ModuleReading, entry: RelPath): void {
  checkSame(reading, {
    meta: ['wiring', 'http', 'include_in_router', 'file'],
    legacy: ['routes', 'fastapi_include', 'file'],
  });
  checkSame(reading, {
    meta: ['wiring', 'http', 'include_in_router', 'router_name'],
    legacy: ['routes', 'fastapi_include', 'router_name'],
  });
  const declared = reading.meta?.value.wiring?.http?.include_in_router.file;
  if (reading.meta && declared !== undefined && declared !== entry) {
    const parameters = {
      here: `The router is to include \`${declared}\``,
      there: `the layout puts the module's entry at \`${entry}\``,
    };
    reading.add(
      modelDiagnostics.create('contradiction', parameters, {
        ...occurrenceAt(reading.meta.document, ['wiring', 'http', 'include_in_router', 'file']),
        fix: entry,
      }),
    );
  }
}

function entryExport(reading: ModuleReading, usual: string): string {
  const declared =
    reading.meta?.value.wiring?.http?.include_in_router.router_name ??
    reading.wiring?.value.routes?.fastapi_include?.router_name ??
    usual;
  return /^[A-Za-z_$][\w$]*$/.test(declared) ? declared : camelCase(declared);
}

function testFiles(reading: ModuleReading): ModuleFiles['tests'] {
  const { snake } = reading;
  const declared = [
    ...(reading.meta?.value.tests?.unit_tests ?? []).map((test, index) => ({
      file: test.file,
      path: ['tests', 'unit_tests', index, 'file'] as DocumentPath,
    })),
    ...(reading.meta?.value.tests?.integration_tests ?? []).map((test, index) => ({
      file: test.file,
      path: ['tests', 'integration_tests', index, 'file'] as DocumentPath,
    })),
  ];
  const place = (role: string, usual: string): RelPath => {
    const found = declared.find((test) =>
      role === ''
        ? !/_(idempotency|negative|integration|smoke)\.test\.ts$/.test(test.file)
        : test.file.endsWith(`_${role}.test.ts`),
    );
    return safePath(reading, found?.path ?? ['tests'], found?.file ?? `tests/modules/${snake}/${usual}`);
  };
  const unit = place('', `${snake}.test.ts`);
  return {
    folder: relPath(unit.includes('/') ? unit.slice(0, unit.lastIndexOf('/')) : `tests/modules/${snake}`),
    unit,
    idempotency: place('idempotency', `${snake}_idempotency.test.ts`),
    negative: place('negative', `${snake}_negative.test.ts`),
    integration: place('integration', `${snake}_integration.test.ts`),
    smoke: place('smoke', `${snake}_smoke.test.ts`),
  };
}

function safePath(reading: ModuleReading, at: DocumentPath, text: string): RelPath {
  const path = parseRelPath(text);
  if (isRelPath(path)) return path;
  const document = reading.meta?.document ?? reading.spec.document;
  reading.add(
    modelDiagnostics.create(
      'wrong-form',
      { value: text, problem: path.problem, meaning: 'a path inside the repository' },
      occurrenceAt(document, at),
    ),
  );
  return unsafe;
}

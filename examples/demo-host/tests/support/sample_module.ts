import type { L9Module, ModuleContext, RunningModule } from '../../l9/core/module.js';

export interface SampleShape extends Partial<Omit<L9Module, 'id' | 'start'>>, RunningModule {
  readonly run?: (context: ModuleContext) => void | Promise<void>;
}

/** Modules that note when they start and stop. */
export interface SampleModules {
  readonly events: string[];
  readonly module: (id: string, shape?: SampleShape) => L9Module;
}

export function createSampleModules(): SampleModules {
  const events: string[] = [];
  return {
    events,
    module: (id, { run, isReady, runTool, resume, ...shape } = {}) => ({
      id,
      startupPhase: 'normal',
      blocksStartupOnFailure: true,
      dependsOn: [],
      requiredEnv: [],
      ...shape,
      start: async (context) => {
        events.push(`start ${id}`);
        await run?.(context);
        return {
          ...(isReady && { isReady }),
          ...(runTool && { runTool }),
          ...(resume && { resume }),
          stop: async () => {
            events.push(`stop ${id}`);
            await shape.stop?.();
          },
        };
      },
    }),
  };
}

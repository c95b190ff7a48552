import type { SpecText } from '../../../model/index.js';
import { fileStart } from '../../../text/index.js';
import type { ModuleGround } from './ground.js';

type Lists = ReadonlyMap<string, readonly string[]>;

/** Specs that note which of their lists were asked for. */
export interface NotedLists {
  readonly specs: ReadonlyMap<string, SpecText>;
  /** What they answered: by module id, then by path joined with slashes. Complete once nobody asks any more. */
  readonly lists: ReadonlyMap<string, Lists>;
}

/** The same specs, noting the lists that are asked for. */
export function noteLists(specs: ReadonlyMap<string, SpecText>): NotedLists {
  const lists = new Map<string, Map<string, readonly string[]>>();
  const noting = [...specs].map(([id, spec]): readonly [string, SpecText] => {
    const own = new Map<string, readonly string[]>();
    lists.set(id, own);
    const list: SpecText['list'] = (...path) => {
      const found = spec.list(...path);
      own.set(path.join('/'), found);
      return found;
    };
    return [id, { ...spec, list }];
  });
  return { specs: new Map(noting), lists };
}

/** Specs that answer for lists what was noted. */
export interface RememberedSpecs {
  readonly specs: ReadonlyMap<string, SpecText>;
  /** Whether every list that was asked for had been noted. */
  readonly wereEnough: () => boolean;
}

/** The specs of modules from their lists. Every place in them is the first line: for those who only ask whether there is a finding. */
export function rememberedSpecs(grounds: readonly Pick<ModuleGround, 'module' | 'lists'>[]): RememberedSpecs {
  let wereEnough = true;
  const specs = grounds.map(({ module: { id, specFile }, lists }): readonly [string, SpecText] => {
    const known = new Map(lists);
    const list: SpecText['list'] = (...path) => {
      const found = known.get(path.join('/'));
      wereEnough &&= found !== undefined;
      return found ?? [];
    };
    return [id, { place: () => specFile, occurrence: () => ({ span: fileStart(specFile) }), list }];
  });
  return { specs: new Map(specs), wereEnough: () => wereEnough };
}

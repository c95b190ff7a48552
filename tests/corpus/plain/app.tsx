/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import type { Feature } from './feature.js';
import { feature as exportFeature } from './features/export/index.js';
import { feature as searchFeature } from './features/search/index.js';

const features: Feature[] = [exportFeature, searchFeature];

export const Menu: FC<{ readonly active?: string }> = ({ active }) => (
  <ul class="menu">
    {features.map(({ name }) => (
      <li class={name === active ? 'active' : undefined}>
        {/* [exportFeature, searchFeature] would be the list */}
        {name} &gt; it's here // not a comment
      </li>
    ))}
  </ul>
);

import { showGraph } from './index.js';

showGraph(document);

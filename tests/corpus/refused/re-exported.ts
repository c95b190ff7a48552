export { features } from './computed.js';

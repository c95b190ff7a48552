import { configureGlobal } from 'fast-check';

/** Inputs per law in a long campaign, unless the law states its own number; `npm test` leaves fast-check's 100. */
configureGlobal({ numRuns: 5_000 });

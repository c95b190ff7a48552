/** This file has nothing to do with features. */
export const version = '1.2.3';

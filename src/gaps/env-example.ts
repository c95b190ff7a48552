/** How people name the example of an env file, the most usual first. */
export const envExampleNames = ['.env.example', 'env.example', '.env.sample', '.env.template', '.env.dist'] as const;

/** Whether a file with such a name is the example of an env file. */
export const envExampleName =
  /^(?:\.?env(?:\.[\w-]+)?\.(?:example|sample|template|dist|defaults?)|(?:example|sample)\.env|\.env-(?:example|sample))$/i;

/** Why the router of the host would not answer a path, its parameters written `:name`, as it is meant, in words that complete "the route …". */
export function routeProblem(path: string): string | undefined {
  const segments = path.slice(1).split('/');
  const names = [...path.matchAll(/:([^/.:-]*)/g)].map(([, name = '']) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (path.includes('//')) return 'holds an empty segment';
  if (segments.some((segment) => segment === '.' || segment === '..'))
    return 'holds a segment of dots, which clients resolve before they call';
  if (/[{}]/.test(path))
    return 'holds a brace that is not around the name of a parameter at the end of a segment or before a `-` or `.`';
  if (path.includes('::')) return 'holds two colons in a row, which the router takes for text';
  if (names.some((name) => !/^[A-Za-z_]\w*$/.test(name)))
    return 'holds a parameter without a name of letters and digits';
  if (/:\w+:/.test(path)) return 'holds a parameter with no `-` or `.` behind it';
  return twice === undefined ? undefined : `holds the parameter \`${twice}\` twice`;
}

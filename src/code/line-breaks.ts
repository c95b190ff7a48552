/** Where the line ends right above begin, the nearest first; at most two. */
export function breaksBefore(text: string, offset: number): readonly number[] {
  const starts: number[] = [];
  for (let at = offset; starts.length < 2; at = starts.at(-1) ?? at) {
    const found = /(?:\r\n|\n|\r)[ \t]*$/.exec(text.slice(Math.max(0, at - 400), at));
    if (!found) break;
    starts.push(at - found[0].length);
  }
  return starts;
}

/** Where the line ends right behind end, the nearest first; at most two. */
export function breaksAfter(text: string, offset: number): readonly number[] {
  const ends: number[] = [];
  for (let at = offset; ends.length < 2; at = ends.at(-1) ?? at) {
    const found = /^[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(at, at + 400));
    if (!found) break;
    ends.push(at + found[0].length);
  }
  return ends;
}

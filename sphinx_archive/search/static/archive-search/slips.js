// Slips of the hand: how far two words are apart (optimal string alignment distance).

/** Return by how many slips two words differ, or more than `most`: a letter too many, missing, wrong or swapped. */
export function slips(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [older, before] = [[], Array.from({ length: other.length + 1 }, (_, place) => place)];
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      now[column] = Math.min(before[column] + 1, now[column - 1] + 1, before[column - 1] + !isSame);
      const isSwapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isSwapped) now[column] = Math.min(now[column], older[column - 2] + 1);
    }
    if (Math.min(...now) > most) return most + 1;
    [older, before] = [before, now];
  }
  return before[other.length];
}

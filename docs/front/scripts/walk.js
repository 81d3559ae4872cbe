import { pause } from "./pause.js";

// The longest way through a table, step by step: [i, j] for what answers each other, so that the
// sum of its worth is greatest, [i, null] for what is gone, [null, j] for what came.
export const walk = async (height, width, worth) => {
  const row = width + 1;
  const sums = new Float64Array((height + 1) * row);
  for (let i = height - 1; i >= 0; i -= 1) {
    await pause();
    for (let j = width - 1; j >= 0; j -= 1) {
      const at = i * row + j;
      const value = worth(i, j);
      const taken = value > 0 ? value + sums[at + row + 1] : 0;
      sums[at] = Math.max(taken, sums[at + row], sums[at + 1]);
    }
  }
  const steps = [];
  let [i, j] = [0, 0];
  while (i < height || j < width) {
    const at = i * row + j;
    const value = i < height && j < width ? worth(i, j) : 0;
    if (value > 0 && sums[at] === value + sums[at + row + 1]) {
      steps.push([i, j]);
      i += 1;
      j += 1;
    } else if (j === width || (i < height && sums[at] === sums[at + row])) {
      steps.push([i, null]);
      i += 1;
    } else {
      steps.push([null, j]);
      j += 1;
    }
  }
  return steps;
};

// The longest way through a table, step by step: [i, j] for what answers each other, so that the
// sum of its worth is greatest, [i, null] for what is gone, [null, j] for what came.
export const walk = (height, width, worth) => {
  const sums = Array.from({ length: height + 1 }, () => new Float64Array(width + 1));
  for (let i = height - 1; i >= 0; i -= 1) {
    for (let j = width - 1; j >= 0; j -= 1) {
      const value = worth(i, j);
      const taken = value > 0 ? value + sums[i + 1][j + 1] : 0;
      sums[i][j] = Math.max(taken, sums[i + 1][j], sums[i][j + 1]);
    }
  }
  const steps = [];
  let [i, j] = [0, 0];
  while (i < height || j < width) {
    const value = i < height && j < width ? worth(i, j) : 0;
    if (value > 0 && sums[i][j] === value + sums[i + 1][j + 1]) {
      steps.push([i, j]);
      i += 1;
      j += 1;
    } else if (j === width || (i < height && sums[i][j] === sums[i + 1][j])) {
      steps.push([i, null]);
      i += 1;
    } else {
      steps.push([null, j]);
      j += 1;
    }
  }
  return steps;
};

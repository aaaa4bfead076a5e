// The constants of ranking: generator/search/ranking.txt, which the generator reads too.
import TEXT from '../../../generator/search/ranking.txt';

export const RANKING = Object.fromEntries(
  TEXT.split('\n').map((line) => line.split(' ').slice(1)).map(([name, value]) => [name, +value]),
);

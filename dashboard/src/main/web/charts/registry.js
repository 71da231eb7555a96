import { areas } from "./areas.js";
import { bars } from "./bars.js";
import { bridge } from "./bridge.js";
import { customers } from "./customers.js";
import { heat } from "./heat.js";
import { ladder } from "./ladder.js";
import { level } from "./level.js";
import { lines } from "./lines.js";
import { matrix } from "./matrix.js";
import { mirror } from "./mirror.js";
import { months } from "./months.js";
import { pareto } from "./pareto.js";
import { points } from "./points.js";
import { result } from "./result.js";
import { spread } from "./spread.js";
import { treemap } from "./treemap.js";

/** Option builders by the name pages give in `data-chart`. */
export const builders = {
  areas, bars, bridge, customers, heat, ladder, level, lines, matrix, mirror, months, pareto, points, result,
  spread, treemap,
};

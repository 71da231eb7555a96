import { bridge } from "./bridge.js";
import { customers } from "./customers.js";
import { heat } from "./heat.js";
import { ladder } from "./ladder.js";
import { level } from "./level.js";
import { months } from "./months.js";
import { result } from "./result.js";
import { spread } from "./spread.js";

/** Option builders by the name pages give in `data-chart`. */
export const builders = { bridge, customers, heat, ladder, level, months, result, spread };

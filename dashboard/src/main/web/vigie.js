/* Entry of the script: wires the page that the server drew. */
import "./style/tokens.css";
import "./style/base.css";
import "./style/navigation.css";
import "./style/toolbar.css";
import "./style/page.css";
import "./style/cards.css";
import "./style/tiles.css";
import "./style/tables.css";
import "./style/detail.css";
import "./style/board.css";
import "./style/adapt.css";
import { watchCards } from "./card.js";
import { drawAll, watchWidth } from "./charts/draw.js";
import { watchDrawer } from "./drawer.js";
import { watchLedger } from "./live.js";
import { watchMenus } from "./menus.js";
import { watchTheme } from "./theme.js";

watchTheme(drawAll);
watchMenus();
watchCards();
watchDrawer();
watchWidth();
drawAll();
watchLedger();
document.documentElement.dataset.ready = "true";

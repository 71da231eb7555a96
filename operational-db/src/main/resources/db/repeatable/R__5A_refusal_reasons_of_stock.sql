-- Reasons commands of stock are refused for: transit, reservations, lots, units, bins, counts, reorder rules, kits.
insert into ledger.refusal_reasons (code, fr, en)
values
  ('UNKNOWN_SHIPMENT', 'Expédition interne inconnue : {code}.', 'Unknown shipment between warehouses: {code}.'),
  (
    'TRANSIT_WAREHOUSE',
    'L''entrepôt {warehouse} est un transit : on n''y passe que par ship_transfer et receive_transfer.',
    'Warehouse {warehouse} is a transit: goods pass it by ship_transfer and receive_transfer only.'
  ),
  (
    'DIRECT_WAREHOUSE',
    'L''entrepôt {warehouse} ne sert qu''aux livraisons directes : commandez-y pour une commande client (sales_order) '
    'et livrez par deliver_direct, ou citez un autre entrepôt.',
    'Warehouse {warehouse} serves direct deliveries only: order there for a sales order (sales_order) and deliver by '
    'deliver_direct, or name another warehouse.'
  ),
  (
    'NOT_A_DIRECT_WAREHOUSE',
    'L''entrepôt {warehouse} ne sert pas aux livraisons directes : mettez-en un de nature direct avec put_warehouse et '
    'citez-le, ou commandez sans sales_order.',
    'Warehouse {warehouse} does not serve direct deliveries: make one of kind direct by put_warehouse and name it, or '
    'order without sales_order.'
  ),
  (
    'NOT_A_DIRECT_ORDER',
    'La commande fournisseur {order} n''est destinée à aucun client : recevez-la avec receive_goods.',
    'Purchase order {order} is for no customer: receive it by receive_goods.'
  ),
  (
    'OTHER_PRODUCT',
    'Ligne {line_no} : {sku} commandé au fournisseur, mais la ligne {sales_line_no} de la commande {order} porte sur '
    '{ordered}.',
    'Line {line_no}: {sku} is ordered from the supplier, but line {sales_line_no} of order {order} is for {ordered}.'
  ),
  (
    'NOTHING_TO_WRITE_DOWN',
    '{sku} n''a pas de stock dans l''entrepôt {warehouse} : il n''y a rien à déprécier ; ramenez sa dépréciation à 0.',
    '{sku} has no stock in warehouse {warehouse}: there is nothing to write down; set its allowance to 0.'
  ),
  (
    'NOT_A_TRANSIT',
    'L''entrepôt {warehouse} n''est pas un transit : mettez-le en transit avec put_warehouse ou citez-en un autre.',
    'Warehouse {warehouse} is no transit: make it one by put_warehouse, or name another.'
  ),
  (
    'WAREHOUSE_NOT_EMPTY',
    'L''entrepôt {warehouse} contient du stock : videz-le avant de changer sa nature.',
    'Warehouse {warehouse} holds stock: empty it before its kind changes.'
  ),
  (
    'OVER_SHIPMENT',
    'Expédition {shipment}, ligne {line_no} : {quantity} demandé, {open} encore en route.',
    'Shipment {shipment}, line {line_no}: asked {quantity}, {open} still on the way.'
  ),
  (
    'NOTHING_ON_THE_WAY',
    'Plus rien n''est en route pour l''expédition {shipment}.',
    'Nothing of shipment {shipment} is on the way any more.'
  ),
  (
    'RESERVED_FOR_OTHERS',
    'Livrer {quantity} de {sku} depuis {warehouse} : {on_hand} en stock, dont {reserved} réservés à d''autres ; '
    'libérez une réservation avec release_reservation ou livrez moins.',
    'Delivering {quantity} of {sku} from {warehouse}: {on_hand} on hand, {reserved} of it reserved for others; '
    'release a reservation by release_reservation or deliver less.'
  ),
  (
    'OVER_RELEASE',
    'Commande {order}, ligne {line_no} : {quantity} à libérer, {open} réservé.',
    'Order {order}, line {line_no}: releasing {quantity}, {open} reserved.'
  ),
  ('NOTHING_RESERVED', 'La commande {order} ne réserve rien.', 'Order {order} reserves nothing.'),
  ('UNKNOWN_LOT', 'Lot inconnu de {sku} : {lot}.', 'Unknown lot of {sku}: {lot}.'),
  (
    'LOTS_NOT_TRACKED',
    '{sku} n''est pas suivi par lot : retirez « lots » de la ligne, ou suivez-le avec put_product_tracking.',
    '{sku} is not tracked by lot: leave "lots" out of the line, or track it by put_product_tracking.'
  ),
  (
    'LOTS_REQUIRED',
    '{sku} est suivi par lot ou numéro de série : donnez « lots » sur sa ligne.',
    '{sku} is tracked by lot or serial number: give "lots" on its line.'
  ),
  (
    'LOTS_DO_NOT_ADD_UP',
    'Les lots de {sku} font {lots}, la ligne {quantity}.',
    'The lots of {sku} add up to {lots}, its line to {quantity}.'
  ),
  (
    'LOTS_BOTH_WAYS',
    'Lots de {sku} : {gain} augmente et {lose} diminue ; comptez-les en deux fois, les hausses puis les baisses.',
    'Lots of {sku}: {gain} gains and {lose} loses; count them twice, first what gains, then what loses.'
  ),
  (
    'LOT_NOT_ON_HAND',
    'Lot {lot} de {sku} dans {warehouse} : demandé {quantity}, présent {on_hand}.',
    'Lot {lot} of {sku} in {warehouse}: asked {quantity}, on hand {on_hand}.'
  ),
  (
    'LOT_NOT_DELIVERED',
    'Lot {lot} de {sku} : repris {quantity}, livré et pas encore repris {open}.',
    'Lot {lot} of {sku}: taking back {quantity}, delivered and not taken back yet {open}.'
  ),
  (
    'LOT_NOT_RECEIVED',
    'Lot {lot} de {sku} : renvoyé {quantity}, reçu là et pas encore renvoyé {open}.',
    'Lot {lot} of {sku}: sending back {quantity}, received there and not sent back yet {open}.'
  ),
  (
    'LOT_EXPIRED',
    'Le lot {lot} de {sku} est périmé depuis le {expires_on} ; livrez-en un autre ou donnez « expired_allowed ».',
    'Lot {lot} of {sku} expired on {expires_on}; deliver another one or give "expired_allowed".'
  ),
  (
    'EXPIRY_MISSING',
    'Le lot {lot} de {sku} entre sans date de péremption : donnez « expires_on ».',
    'Lot {lot} of {sku} enters without the day it expires: give "expires_on".'
  ),
  (
    'EXPIRY_DIFFERS',
    'Le lot {lot} de {sku} expire le {expires_on}, pas le {given}.',
    'Lot {lot} of {sku} expires on {expires_on}, not on {given}.'
  ),
  (
    'SERIAL_NOT_ONE',
    'Le numéro de série {lot} de {sku} est une pièce, pas {quantity}.',
    'Serial number {lot} of {sku} is one piece, not {quantity}.'
  ),
  (
    'SERIAL_ON_HAND',
    'Le numéro de série {lot} de {sku} est déjà en stock.',
    'Serial number {lot} of {sku} is already on hand.'
  ),
  (
    'TRACKING_SETTLED',
    '{sku} a du stock : son suivi change quand il n''y en a plus.',
    '{sku} has stock: its tracking changes when there is none left.'
  ),
  (
    'UNKNOWN_UNIT',
    '{sku} n''a pas d''unité {unit} : créez-la avec put_product_unit.',
    '{sku} has no unit {unit}: make it by put_product_unit.'
  ),
  (
    'UNIT_OF_STOCK',
    '{unit} est l''unité de stock de {sku} : son facteur est 1.',
    '{unit} is the stock unit of {sku}: its factor is 1.'
  ),
  (
    'UNIT_NOT_EXACT',
    '{field} : {value} {unit} à {numerator}/{denominator} ne tient pas en six décimales de l''unité de stock.',
    '{field}: {value} {unit} at {numerator}/{denominator} is not exact in six decimals of the stock unit.'
  ),
  ('UNKNOWN_BIN', 'Emplacement inconnu dans {warehouse} : {bin}.', 'Unknown bin in {warehouse}: {bin}.'),
  (
    'SAME_BIN',
    'Le mouvement part de l''emplacement où il arrive ({bin}).',
    'The move leaves from the bin it goes to ({bin}).'
  ),
  (
    'NOT_IN_PLACE',
    '{sku} dans {warehouse}, emplacement {place} (- : au sol) : demandé {quantity}, présent {on_hand}.',
    '{sku} in {warehouse}, bin {place} (-: on the floor): asked {quantity}, there {on_hand}.'
  ),
  (
    'NOT_PICKED',
    '{sku} dans {warehouse} : demandé {quantity}, mais {binned} sur {on_hand} sont en emplacement ; prélevez avec pick.',
    '{sku} in {warehouse}: asked {quantity}, but {binned} of {on_hand} lie in bins; take them out by pick.'
  ),
  ('UNKNOWN_COUNT', 'Inventaire inconnu : {code}.', 'Unknown count: {code}.'),
  ('COUNT_CLOSED', 'L''inventaire {session} est validé.', 'Count {session} is closed.'),
  ('NOTHING_COUNTED', 'Rien n''est saisi dans l''inventaire {session}.', 'Nothing is recorded in count {session}.'),
  (
    'NOTHING_TO_RECHECK',
    'L''inventaire {count} concorde avec le stock de son jour, ou un plus récent le remplace.',
    'Count {count} agrees with the stock of its day, or a later one replaces it.'
  ),
  (
    'MAX_BELOW_MIN',
    'Le maximum ({max}) est inférieur au minimum ({min}).',
    'The maximum ({max}) is below the minimum ({min}).'
  ),
  (
    'KIT_NOT_EXACT',
    'Kit {sku} : {quantity} de {component} ne tient pas en six décimales.',
    'Kit {sku}: {quantity} of {component} is not exact in six decimals.'
  ),
  (
    'KIT_SHARES_NOT_WHOLE',
    'Kit {sku} : donnez une part à chaque composant, 100 % en tout, ou à aucun.',
    'Kit {sku}: give each component a share, 100 percent in all, or none.'
  ),
  (
    'KIT_IN_KIT',
    'Un kit ne contient ni kit ni lui-même : {sku}.',
    'A kit contains neither a kit nor itself: {sku}.'
  ),
  (
    'KIT_HAS_STOCK',
    '{sku} a du stock : un kit n''en a pas, sortez-le d''abord.',
    '{sku} has stock: a kit has none, take it out first.'
  )
on conflict (code) do update set fr = excluded.fr, en = excluded.en;

-- Every reason a command is refused for, with its sentence in both languages.
insert into ledger.refusal_reasons (code, fr, en)
values
  (
    'MALFORMED_COMMAND',
    'Commande mal formée : champ {field} {probleme}, attendu : {attendu}.',
    'Malformed command: field {field} is {problem}, expected {expected}.'
  ),
  (
    'DUPLICATE_KEY',
    'La clé {key} a déjà servi pour une autre commande ({command}).',
    'Key {key} was already used for another command ({command}).'
  ),
  ('DUPLICATE_NUMBER', 'Le numéro {number} existe déjà.', 'Number {number} already exists.'),
  ('DUPLICATE_LINE', 'La ligne {line} est citée deux fois.', 'Line {line} is named twice.'),
  ('UNKNOWN_PRODUCT', 'Article inconnu : {code}.', 'Unknown product: {code}.'),
  ('UNKNOWN_FAMILY', 'Famille inconnue : {code}.', 'Unknown product family: {code}.'),
  ('UNKNOWN_CUSTOMER', 'Client inconnu : {code}.', 'Unknown customer: {code}.'),
  ('UNKNOWN_SEGMENT', 'Segment de clientèle inconnu : {code}.', 'Unknown customer segment: {code}.'),
  ('UNKNOWN_PAYMENT_TERMS', 'Condition de règlement inconnue : {code}.', 'Unknown payment terms: {code}.'),
  ('UNKNOWN_SALESPERSON', 'Commercial inconnu : {code}.', 'Unknown sales person: {code}.'),
  ('UNKNOWN_CHANNEL', 'Canal de vente inconnu : {code}.', 'Unknown sales channel: {code}.'),
  ('UNKNOWN_SUPPLIER', 'Fournisseur inconnu : {code}.', 'Unknown supplier: {code}.'),
  ('UNKNOWN_WAREHOUSE', 'Entrepôt inconnu : {code}.', 'Unknown warehouse: {code}.'),
  ('UNKNOWN_JOURNAL', 'Journal inconnu : {code}.', 'Unknown journal: {code}.'),
  ('UNKNOWN_ACCOUNT', 'Compte inconnu : {code}.', 'Unknown account: {code}.'),
  ('UNKNOWN_ORDER', 'Commande client inconnue : {code}.', 'Unknown sales order: {code}.'),
  ('UNKNOWN_DELIVERY', 'Bon de livraison inconnu : {code}.', 'Unknown delivery note: {code}.'),
  ('UNKNOWN_INVOICE', 'Facture client inconnue : {code}.', 'Unknown customer invoice: {code}.'),
  ('UNKNOWN_PAYMENT', 'Règlement inconnu : {code}.', 'Unknown payment: {code}.'),
  ('UNKNOWN_PURCHASE_ORDER', 'Commande fournisseur inconnue : {code}.', 'Unknown purchase order: {code}.'),
  ('UNKNOWN_LINE', 'La pièce {document} n''a pas de ligne {line_no}.', 'Document {document} has no line {line_no}.'),
  ('UNKNOWN_PERIOD', 'Aucune période comptable ne contient le {date}.', 'No accounting period contains {date}.'),
  (
    'PERIOD_OVERLAP',
    'La période du {starts_on} au {ends_on} en chevauche une autre.',
    'The period from {starts_on} to {ends_on} overlaps another one.'
  ),
  (
    'CLOSED_PERIOD',
    'Le {date} est dans une période clôturée ({starts_on} au {ends_on}).',
    '{date} is in a closed period ({starts_on} to {ends_on}).'
  ),
  (
    'DATE_BEFORE_ORIGIN',
    'Le {date} précède la pièce {document}, datée du {origin_date}.',
    '{date} is before document {document}, dated {origin_date}.'
  ),
  (
    'QUANTITY_NOT_POSITIVE',
    'La quantité doit être supérieure à zéro ({field} : {value}).',
    'The quantity must be above zero ({field}: {value}).'
  ),
  (
    'AMOUNT_NOT_POSITIVE',
    'Le montant doit être supérieur à zéro ({field} : {value}).',
    'The amount must be above zero ({field}: {value}).'
  ),
  (
    'VALUE_NEGATIVE',
    'La valeur ne peut pas être négative ({field} : {value}).',
    'The value cannot be negative ({field}: {value}).'
  ),
  (
    'VALUE_TOO_LARGE',
    'La valeur dépasse ce que le grand livre peut tenir ({field} : {value}).',
    'The value is larger than the ledger can hold ({field}: {value}).'
  ),
  (
    'PERCENT_OUT_OF_RANGE',
    'Un taux va de 0 à 100 ({field} : {value}).',
    'A percentage goes from 0 to 100 ({field}: {value}).'
  ),
  (
    'INSUFFICIENT_STOCK',
    'Stock insuffisant de {sku} dans l''entrepôt {warehouse} : demandé {quantity}, disponible {on_hand}.',
    'Insufficient stock of {sku} in warehouse {warehouse}: asked {quantity}, on hand {on_hand}.'
  ),
  (
    'SAME_WAREHOUSE',
    'Le transfert part de l''entrepôt où il arrive ({warehouse}).',
    'The transfer leaves from the warehouse it goes to ({warehouse}).'
  ),
  (
    'STOCK_BELOW_ZERO',
    'Le stock de l''entrepôt {warehouse} est négatif : il doit le rester autorisé.',
    'Stock in warehouse {warehouse} is below zero: it must stay allowed.'
  ),
  ('ORDER_CANCELLED', 'La commande {order} est annulée.', 'Order {order} is cancelled.'),
  (
    'NOTHING_TO_CANCEL',
    'La commande {order} est entièrement livrée.',
    'Order {order} is fully delivered.'
  ),
  (
    'NOTHING_TO_DELIVER',
    'Rien ne reste à livrer sur la commande {order}.',
    'Nothing is left to deliver on order {order}.'
  ),
  (
    'NOTHING_TO_INVOICE',
    'Rien ne reste à facturer sur la commande {order}.',
    'Nothing is left to invoice on order {order}.'
  ),
  (
    'NOTHING_TO_RECEIVE',
    'Rien ne reste à recevoir sur la commande {order}.',
    'Nothing is left to receive on order {order}.'
  ),
  (
    'OVER_DELIVERY',
    'Commande {order}, ligne {line_no} : livré {quantity}, reste {open}.',
    'Order {order}, line {line_no}: delivering {quantity}, {open} left.'
  ),
  (
    'OVER_INVOICE',
    'Commande {order}, ligne {line_no} : facturé {quantity}, reste {open}.',
    'Order {order}, line {line_no}: invoicing {quantity}, {open} left.'
  ),
  (
    'OVER_RECEIPT',
    'Commande {order}, ligne {line_no} : reçu {quantity}, reste {open}.',
    'Order {order}, line {line_no}: receiving {quantity}, {open} left.'
  ),
  (
    'OVER_RETURN',
    'Bon {delivery}, ligne {line_no} : repris {quantity}, reste {open}.',
    'Delivery {delivery}, line {line_no}: taking back {quantity}, {open} left.'
  ),
  (
    'OVER_CREDIT',
    'Facture {invoice}, ligne {line_no} : avoir de {quantity}, reste {open}.',
    'Invoice {invoice}, line {line_no}: crediting {quantity}, {open} left.'
  ),
  (
    'PAYMENT_ABOVE_OPEN',
    'Le montant {amount} dépasse ce qui reste dû ({open}).',
    'The amount {amount} is above what is open ({open}).'
  ),
  (
    'ALLOCATION_ABOVE_PAYMENT',
    'Les affectations ({amount}) dépassent ce qui reste du règlement ({rest}).',
    'The allocations ({amount}) are above what is left of the payment ({rest}).'
  ),
  (
    'OTHER_CUSTOMER',
    'La facture {invoice} est celle d''un autre client.',
    'Invoice {invoice} belongs to another customer.'
  ),
  (
    'UNBALANCED_ENTRY',
    'Écriture déséquilibrée : débit {debit}, crédit {credit}.',
    'Unbalanced entry: debit {debit}, credit {credit}.'
  ),
  (
    'UNKNOWN_VAT_CATEGORY',
    'Catégorie de TVA inconnue : {code} ; donnez-lui un taux avec put_vat_rate.',
    'Unknown VAT category: {code}; give it a rate with put_vat_rate.'
  ),
  (
    'VAT_NUMBER_MISSING',
    'Le régime {regime} demande un numéro de TVA (vat_number).',
    'Regime {regime} takes a VAT number (vat_number).'
  ),
  (
    'VAT_NUMBER_MALFORMED',
    'Le numéro de TVA {number} est mal formé : deux lettres du pays, puis 2 à 12 signes, sans espaces.',
    'VAT number {number} is malformed: two letters of the country, then 2 to 12 signs, without blanks.'
  ),
  (
    'NOT_A_VALUATION_ROLE',
    'La valorisation ne se comptabilise pas sur le rôle {role} : STOCK, TRANSIT, VAR_IN, VAR_OUT, INV_DIFF ou RET_VAR.',
    'Valuation is not posted to role {role}: STOCK, TRANSIT, VAR_IN, VAR_OUT, INV_DIFF or RET_VAR.'
  ),
  (
    'VALUATION_BEHIND',
    'La journée du {date} est déjà comptabilisée jusqu''à la position {posted} (époque {posted_epoch}) ; '
    'la position {position} (époque {epoch}) est antérieure : recalculez-la plus loin.',
    'The day {date} is already posted up to position {posted} (epoch {posted_epoch}); position {position} (epoch '
    '{epoch}) is before it: compute it further.'
  ),
  ('UNKNOWN_ENTRY', 'Écriture inconnue : {code}.', 'Unknown journal entry: {code}.'),
  (
    'ALREADY_LETTERED',
    'La ligne {line_no} de l''écriture {entry} porte déjà la lettre {letter}.',
    'Line {line_no} of entry {entry} already has letter {letter}.'
  ),
  (
    'NOT_LETTERABLE',
    'Un lettrage réunit des lignes d''un même compte de tiers et d''un même client ou fournisseur.',
    'A letter is for lines of one receivable or payable account and of one customer or supplier.'
  ),
  (
    'LETTER_UNBALANCED',
    'Les lignes à lettrer ne se soldent pas : débit {debit}, crédit {credit}.',
    'The lines to letter do not settle each other: debit {debit}, credit {credit}.'
  ),
  ('UNKNOWN_CHART', 'Plan comptable inconnu : {code}.', 'Unknown chart of accounts: {code}.'),
  (
    'CHART_SETTLED',
    'Des écritures sont déjà passées : le plan comptable reste {chart} et la devise {currency}.',
    'Entries are already posted: the chart of accounts stays {chart} and the currency {currency}.'
  ),
  (
    'PERIOD_NOT_CLOSED',
    'La période du {starts_on} au {ends_on} n''est pas clôturée.',
    'The period from {starts_on} to {ends_on} is not closed.'
  ),
  (
    'ALREADY_POSTED',
    'Des écritures sont déjà passées : les à nouveaux viennent avant toute autre.',
    'Entries are already posted: opening balances come before all others.'
  ),
  -- Prices and quotations.
  ('UNKNOWN_QUOTATION', 'Devis inconnu : {code}.', 'Unknown quotation: {code}.'),
  ('NO_PRICE', 'Aucun tarif ne donne de prix à {sku} le {date}.', 'No price list has a price of {sku} on {date}.'),
  (
    'DISCOUNT_ABOVE_TOTAL',
    'La remise ({amount}) dépasse le total des lignes ({total}).',
    'The discount ({amount}) is above the total of the lines ({total}).'
  ),
  (
    'PRICE_LIST_OF_OTHERS',
    'Le tarif {list} s''adresse déjà à d''autres clients.',
    'Price list {list} is already for other customers.'
  ),
  (
    'QUOTATION_WON',
    'Le devis {quotation} est gagné depuis le {decided_on} (commande {order}).',
    'Quotation {quotation} was won on {decided_on} (order {order}).'
  ),
  (
    'QUOTATION_LOST',
    'Le devis {quotation} est perdu depuis le {decided_on} ({reason}).',
    'Quotation {quotation} was lost on {decided_on} ({reason}).'
  ),
  (
    'QUOTATION_EXPIRED',
    'Le devis {quotation} n''est plus valable depuis le {valid_until}.',
    'Quotation {quotation} was valid until {valid_until}.'
  ),
  (
    'QUOTATION_SUPERSEDED',
    'Le devis {quotation} a une version plus récente que la {version} : la {latest}.',
    'Quotation {quotation} has a later version than {version}: {latest}.'
  ),
  -- Payment terms, methods and cash discounts.
  ('UNKNOWN_PAYMENT_METHOD', 'Mode de règlement inconnu : {code}.', 'Unknown payment method: {code}.'),
  (
    'INSTALMENTS_NOT_WHOLE',
    'Les échéances de {terms} ne se suivent pas, ou leurs parts ne font pas 100 %.',
    'The instalments of {terms} do not follow each other, or their shares do not make 100 percent.'
  ),
  (
    'CASH_DISCOUNT_NOT_OFFERED',
    'La facture {invoice} ne propose pas d''escompte.',
    'Invoice {invoice} offers no cash discount.'
  ),
  (
    'CASH_DISCOUNT_TOO_LATE',
    'L''escompte de la facture {invoice} était proposé jusqu''au {valid_until}.',
    'The cash discount of invoice {invoice} was offered until {valid_until}.'
  ),
  (
    'CASH_DISCOUNT_TOO_LARGE',
    'L''escompte de {amount} dépasse celui que la facture propose ({allowed}).',
    'The cash discount of {amount} is above what the invoice offers ({allowed}).'
  ),
  (
    'REMINDER_DAYS_TAKEN',
    'Une autre relance part déjà à {days} jours de retard.',
    'Another reminder is already sent at {days} days overdue.'
  ),
  -- Actors and API tokens.
  (
    'UNKNOWN_ACTOR',
    'Aucun acteur actif n''a le code {code} ; le créer ou le rétablir avec put_actor.',
    'No actor in service has the code {code}; make or restore it with put_actor.'
  ),
  ('UNKNOWN_ROLE', 'Rôle inconnu : {code} ; il existe {known}.', 'Unknown role: {code}; there are {known}.'),
  (
    'UNKNOWN_SCOPE',
    'Groupe de commandes inconnu : {code} ; il existe {known}.',
    'Unknown group of commands: {code}; there are {known}.'
  ),
  (
    'UNKNOWN_TOKEN',
    'Aucun jeton en service ne s''appelle {code} ; il existe {known}.',
    'No token in service is called {code}; there are {known}.'
  ),
  (
    'DUPLICATE_TOKEN',
    'Le secret du jeton {token} sert déjà à un autre ; en tirer un nouveau.',
    'The secret of token {token} already serves another one; draw a new one.'
  ),
  -- Permissions and approvals.
  (
    'NOT_PERMITTED',
    'Les rôles de {actor} ne permettent pas {command} (groupe {group}) ; un administrateur en donne avec put_actor.',
    'The roles of {actor} do not allow {command} (group {group}); an administrator gives roles with put_actor.'
  ),
  (
    'RULE_NOT_POSSIBLE',
    'Une règle {kind} ne s''applique pas à {command} ; aux ventes AMOUNT, MARGIN, PRICE, aux achats AMOUNT, BUDGET.',
    'A rule {kind} does not fit {command}; sales may have AMOUNT, MARGIN, PRICE, purchases AMOUNT, BUDGET.'
  ),
  (
    'UNKNOWN_PARKED_COMMAND',
    'Aucune commande en attente n''a le numéro {parked} ; voir api.parked_commands.',
    'No parked command has number {parked}; see api.parked_commands.'
  ),
  (
    'ALREADY_DECIDED',
    'La commande en attente {parked} est déjà décidée par {actor} ({kind}).',
    'Parked command {parked} was already decided by {actor} ({kind}).'
  ),
  (
    'ACTOR_NEEDED',
    'Une décision demande un acteur nommé : vigie.actor dans la session, ou un jeton.',
    'A decision needs a named actor: vigie.actor in the session, or a token.'
  ),
  (
    'OWN_COMMAND',
    '{actor} a donné la commande {parked} : un autre acteur doit en décider.',
    '{actor} gave command {parked}: another actor has to decide about it.'
  ),
  (
    'ROLE_NEEDED',
    'Il faut le rôle {role} pour décider de la commande {parked} ; {actor} ne l''a pas.',
    'Role {role} is needed to decide about command {parked}; {actor} does not have it.'
  ),
  (
    'APPROVAL_REFUSED',
    '{actor} a refusé la commande {parked} ({note}) ; une nouvelle demande prend une nouvelle clé.',
    '{actor} refused command {parked} ({note}); a new request takes a new key.'
  ),
  -- Webhooks.
  (
    'UNKNOWN_EVENT',
    'Aucune commande ne s''appelle {code} ; « * » les vaut toutes. Il existe {known}.',
    'No command is called {code}; "*" stands for all. There are {known}.'
  ),
  (
    'NO_DEAD_DELIVERY',
    'L''envoi {delivery} n''est pas abandonné ; voir api.webhook_deliveries.',
    'Delivery {delivery} is not dead; see api.webhook_deliveries.'
  ),
  -- Alerts.
  (
    'WINDOW_OF_ALERT_RULE',
    'La marge de {entity} se mesure sur 1 à 366 jours ; window_days vaut {window_days}.',
    'The margin of {entity} is measured over 1 to 366 days; window_days is {window_days}.'
  ),
  (
    'RECOVERY_INSIDE_ALERT',
    'Le retour à la normale ({recovery}) est du côté de l''alerte ; mettez-le au seuil ({threshold}) ou au-delà.',
    'Back to normal ({recovery}) is on the side of the alert; put it at the threshold ({threshold}) or beyond.'
  ),
  (
    'UNKNOWN_ALERT',
    'Aucune règle n''a pu déclencher l''alerte {alert} ; reprenez la clé que montre la page des alertes.',
    'No rule can have fired alert {alert}; take the key the page of alerts shows.'
  )
on conflict (code) do update set fr = excluded.fr, en = excluded.en;

-- Reasons commands of purchasing are refused for: landed costs, payments, matching, offers, rejected goods, currencies.
insert into ledger.refusal_reasons (code, fr, en)
values
  -- Purchases: landed costs.
  ('UNKNOWN_RECEIPT', 'Réception inconnue : {code}.', 'Unknown goods receipt: {code}.'),
  (
    'MEASURE_MISSING',
    'Le {mesure} de {sku} n''est pas connu : donnez-le avec put_product, ou choisissez une autre clé de répartition.',
    'The {measure} of {sku} is not known: give it with put_product, or choose another basis.'
  ),
  -- Purchases: payments.
  (
    'UNKNOWN_SUPPLIER_INVOICE',
    'Le fournisseur {supplier} n''a pas de facture {code}.',
    'Supplier {supplier} has no invoice {code}.'
  ),
  ('UNKNOWN_SUPPLIER_PAYMENT', 'Règlement fournisseur inconnu : {code}.', 'Unknown payment to a supplier: {code}.'),
  -- Purchases: matching and credits.
  (
    'PRICE_OUT_OF_TOLERANCE',
    'Commande {order}, ligne {line_no} : facturé {amount}, attendu {expected}, écart permis {allowed} ; '
    'faites corriger la facture, ou acceptez l''écart avec un motif (accept_differences).',
    'Order {order}, line {line_no}: invoiced {amount}, expected {expected}, difference allowed {allowed}; '
    'have the invoice corrected, or accept the difference with a reason (accept_differences).'
  ),
  (
    'CREDIT_ABOVE_INVOICE',
    'L''avoir de {amount} dépasse ce qui reste à créditer de la facture {invoice} ({open}).',
    'The credit of {amount} is above what is left to credit of invoice {invoice} ({open}).'
  ),
  (
    'REBATE_ABOVE_PURCHASES',
    'La ristourne de {amount} dépasse ce que {supplier} a livré dans la période ({bought}).',
    'The rebate of {amount} is above what {supplier} delivered in the period ({bought}).'
  ),
  -- Purchases: requests, offers and rejected goods.
  ('UNKNOWN_PURCHASE_REQUEST', 'Demande d''achat inconnue : {code}.', 'Unknown purchase request: {code}.'),
  ('UNKNOWN_OFFER', 'Offre fournisseur inconnue : {code}.', 'Unknown supplier offer: {code}.'),
  (
    'OFFER_ORDERED',
    'L''offre {offer} est déjà commandée ({order}).',
    'Offer {offer} is already ordered ({order}).'
  ),
  (
    'OFFER_SUPERSEDED',
    'L''offre {offer} est remplacée par une plus récente du même fournisseur : {latest}.',
    'Offer {offer} is replaced by a later one of the same supplier: {latest}.'
  ),
  (
    'OFFER_EXPIRED',
    'L''offre {offer} n''est plus valable depuis le {valid_until} : demandez-en une nouvelle.',
    'Offer {offer} was valid until {valid_until}: ask for a new one.'
  ),
  (
    'OVER_SEND_BACK',
    'Réception {receipt}, ligne de commande {line_no} : renvoyé {quantity}, refusé et encore là {open}.',
    'Receipt {receipt}, order line {line_no}: sending back {quantity}, {open} rejected and still here.'
  ),
  (
    'NOTHING_TO_SEND_BACK',
    'Rien de refusé n''attend sur la réception {receipt}.',
    'Nothing rejected is waiting on receipt {receipt}.'
  ),
  -- Purchases: goods that entered stock and go back.
  (
    'OVER_SUPPLIER_RETURN',
    'Réception {receipt}, ligne {line_no} : renvoyé {quantity}, reste {open}.',
    'Receipt {receipt}, line {line_no}: sending back {quantity}, {open} left.'
  ),
  ('UNKNOWN_SUPPLIER_RETURN', 'Retour fournisseur inconnu : {code}.', 'Unknown return to a supplier: {code}.'),
  (
    'NOTHING_TO_CREDIT',
    'Aucun avoir n''est à recevoir pour le retour {return} : rien n''en était facturé, ou tout en est crédité.',
    'No credit is due for return {return}: nothing of it was invoiced, or all of it is credited.'
  ),
  (
    'SEVERAL_INVOICES',
    'Le retour {return} concerne plusieurs factures ({invoices}) : dites laquelle l''avoir diminue (invoice).',
    'Return {return} is about several invoices ({invoices}): say which one the credit note lowers (invoice).'
  ),
  (
    'OVER_CLAIM',
    'Retour {return}, ligne {line_no} : crédité {quantity}, à recevoir {open}.',
    'Return {return}, line {line_no}: crediting {quantity}, {open} to receive.'
  ),
  -- Purchases: foreign currencies.
  (
    'UNKNOWN_RATE',
    'Aucun cours de {currency} au {date} : donnez-le avec put_exchange_rate, ou sur la pièce (rate).',
    'No exchange rate of {currency} on {date}: give it with put_exchange_rate, or on the document (rate).'
  ),
  (
    'OTHER_CURRENCY',
    'La facture {invoice} est en {currency} : réglez-la dans cette devise ; l''avoir sur ses lignes se passe par '
    'credit_purchase, les autres en écriture.',
    'Invoice {invoice} is in {currency}: pay it in that currency; credit its lines by credit_purchase, post other '
    'credits as an entry.'
  )
on conflict (code) do update set fr = excluded.fr, en = excluded.en;

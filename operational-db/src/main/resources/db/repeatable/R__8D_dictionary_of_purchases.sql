-- The part of the dictionary that is about purchases: what each column means.
create or replace function ledger.column_meanings_of_purchases()
returns table (of_table text, of_column text, meaning text)
language sql immutable as $$
  values
    ('supplier_invoices', 'purchase_order_id', 'Purchase order; null for landed costs (commande fournisseur)'),
    ('*', 'weight_kg', 'Weight of one stock unit in kilograms; null when unknown (poids)'),
    ('*', 'volume_m3', 'Volume of one stock unit in cubic metres; null when unknown (volume)'),
    ('landed_costs', 'kind', 'FREIGHT, DUTY, INSURANCE or OTHER (nature de frais)'),
    ('landed_costs', 'net_amount', 'Amount laid over the receipt lines, tax excluded (montant réparti HT)'),
    ('*', 'basis', 'What it is laid over the lines by: VALUE, WEIGHT, QUANTITY or VOLUME (clé de répartition)'),
    ('*', 'cause', 'LANDED, PRICE_DIFF or REBATE (cause)'),
    ('*', 'receipt_line_id', 'Line of the goods receipt whose cost changes (ligne de réception)'),
    ('*', 'receipt_move_id', 'Stock move of that line: the layer of stock (mouvement d''entrée)'),
    ('cost_events', 'amount', 'Change of the cost of the line, tax excluded, signed (montant HT)'),
    ('cost_events', 'effective_on', 'Date of the document, not before the receipt (date d''effet)'),
    (
      'supplier_invoice_instalments', 'due_on',
      'Day this part is due; the last one is the due day of the invoice (échéance)'
    ),
    (
      'supplier_invoice_instalments', 'amount',
      'Part of the invoice due that day, tax included (montant de l''échéance TTC)'
    ),
    ('*', 'cash_discount_until', 'Last day the discount is offered; null when none (fin d''escompte)'),
    ('supplier_payments', 'amount', 'Money paid, tax included (montant réglé TTC)'),
    (
      'supplier_payment_allocations', 'amount',
      'Part of the payment that settles the invoice, tax included (montant affecté TTC)'
    ),
    ('*', 'cash_discount_amount', 'Discount taken for paying early, tax included (escompte obtenu TTC)'),
    ('purchase_tolerances', 'supplier_id', 'Supplier it is for; null for all others (fournisseur)'),
    ('*', 'tolerance_percent', 'Difference allowed on a line, in percent of what is expected (tolérance)'),
    ('*', 'tolerance_amount', 'Difference allowed on a line when it is more than the percentage (tolérance HT)'),
    ('*', 'accepted_by', 'Database user who accepted it (auteur)'),
    ('supplier_credit_note_lines', 'kind', 'PRICE of goods, CHARGE of bringing them, REBATE, RETURN (nature d''avoir)'),
    (
      'supplier_credit_note_lines', 'invoice_line_id',
      'Line of the supplier invoice whose price is lowered; null for others (ligne de facture)'
    ),
    ('*', 'landed_cost_id', 'Charge taken back; null for others (frais d''approche)'),
    ('purchase_requests', 'requested_on', 'Business day of the request (date de demande)'),
    ('*', 'needed_on', 'Day the goods are needed; null when none (date de besoin)'),
    ('*', 'request_id', 'Purchase request (demande d''achat)'),
    ('*', 'asked_on', 'Day the supplier was asked (date de consultation)'),
    ('*', 'answer_by', 'Day the answer is wanted; null when none (date limite de réponse)'),
    ('*', 'offered_on', 'Date of the offer (date de l''offre)'),
    ('supplier_offers', 'valid_until', 'Last day the offer is valid, included (fin de validité)'),
    ('supplier_offer_lines', 'offer_id', 'Supplier offer (offre fournisseur)'),
    ('offer_orders', 'offer_id', 'Supplier offer (offre fournisseur)'),
    ('*', 'request_line_id', 'Line of the purchase request (ligne de demande d''achat)'),
    ('*', 'lead_days', 'Days from the offer to the goods; null when unknown (délai de livraison)'),
    ('*', 'rejected_goods_id', 'Goods refused on arrival (marchandise refusée)'),
    ('*', 'sent_on', 'Day the supplier took them back (date de renvoi)'),
    ('supplier_return_lines', 'return_id', 'Return to a supplier (retour fournisseur)'),
    ('supplier_return_lines', 'returned_on', 'Business day the goods went back (date de renvoi)'),
    ('supplier_returns', 'returned_on', 'Business day the goods went back (date de renvoi)'),
    ('*', 'uninvoiced_quantity', 'Part of the quantity no invoice was for (quantité non facturée)'),
    ('*', 'uninvoiced_amount', 'What was received for that part, tax excluded (valeur non facturée HT)'),
    (
      '*', 'uninvoiced_foreign_amount',
      'The same in the currency of the order; null in the company currency (valeur non facturée en devise)'
    ),
    ('*', 'return_line_id', 'Line of a return to a supplier (ligne de retour)'),
    ('supplier_return_claims', 'invoice_line_id', 'Line of the supplier invoice the goods were on (ligne de facture)'),
    ('supplier_return_claims', 'claim_amount', 'What the supplier is to credit, tax excluded (avoir à recevoir HT)'),
    (
      'supplier_return_claims', 'foreign_amount',
      'The same in the currency of the invoice; null in the company currency (montant en devise)'
    ),
    (
      'supplier_credit_note_lines', 'claim_id', 'Claim of returned goods it answers; null for others (avoir attendu)'
    ),
    ('supplier_credit_note_lines', 'quantity', 'Quantity returned it credits; null for others (quantité reprise)'),
    (
      'supplier_credit_note_lines', 'claim_amount',
      'Part of the claim it settles, tax excluded; null for others (avoir attendu HT)'
    ),
    ('direct_deliveries', 'receipt_id', 'Receipt of the same act (réception)'),
    ('direct_deliveries', 'delivery_note_id', 'Delivery of the same act (bon de livraison)'),
    ('exchange_rates', 'currency_code', 'Foreign currency, ISO 4217 (devise)'),
    ('purchase_order_currencies', 'currency_code', 'Currency of the order, ISO 4217 (devise)'),
    ('supplier_invoice_currencies', 'currency_code', 'Currency of the invoice, ISO 4217 (devise)'),
    ('exchange_rates', 'valid_from', 'First day of the rate; the next one ends it (début de validité)'),
    ('*', 'exchange_rate', 'Company currency for one unit of the foreign one (cours de change)'),
    ('purchase_order_line_currencies', 'unit_price', 'Price of one stock unit in that currency (prix en devise)'),
    ('*', 'credit_note_line_id', 'Line of the supplier credit note (ligne d''avoir)'),
    ('supplier_invoice_line_currencies', 'invoice_line_id', 'Line of the supplier invoice (ligne de facture)'),
    ('*', 'foreign_amount', 'Amount in the foreign currency of the document (montant en devise)'),
    ('*', 'matched_foreign_amount', 'Amount received for it, in the foreign currency (montant rapproché en devise)'),
    (
      '*', 'exchange_difference_amount',
      'What a rate that moved made of it, above zero a loss, company currency (différence de change)'
    ),
    ('*', 'allocation_id', 'Part of a payment to a supplier (affectation)')
$$;

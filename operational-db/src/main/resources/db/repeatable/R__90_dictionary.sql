-- The dictionary: what each column means, in one place, because a column name means the same thing in every table.
-- The migration fails when a column is missing here.
create or replace function ledger.column_meaning(table_name text, column_name text) returns text
language sql immutable
return (
  select meaning
  from (
    values
      ('*', 'id', 'Identity of the row, never reused (identifiant)'),
      ('*', 'recorded_at', 'Instant the transaction that wrote this version began, UTC (date d''enregistrement)'),
      (
        '*', 'xid',
        'Transaction that wrote this version; joins to transaction_manifests.transaction_id (transaction)'
      ),
      ('*', 'code', 'Natural code people use, unique (code)'),
      ('*', 'name', 'Name (nom, désignation)'),
      ('*', 'name_fr', 'French name (libellé français)'),
      ('*', 'name_en', 'English name (libellé anglais)'),
      ('*', 'number', 'Number of the document this row is or belongs to (numéro de pièce)'),
      ('supplier_invoices', 'number', 'Number of the invoice, unique per supplier (numéro de facture fournisseur)'),
      ('journal_entries', 'number', 'Number of the entry, unique (numéro d''écriture)'),
      ('*', 'line_no', 'Line of the document, from 1 (numéro de ligne)'),
      ('*', 'quantity', 'Quantity in the stock unit of the product (quantité)'),
      ('credit_note_lines', 'quantity', 'Quantity taken back in the stock unit; 0 for PRICE (quantité reprise)'),
      (
        'transaction_manifests', 'quantity',
        'Sum of stock_moves.quantity, all products together (somme des quantités)'
      ),
      ('*', 'net_amount', 'Amount after discounts, tax excluded (montant net HT)'),
      (
        'delivery_note_lines', 'net_amount',
        'Share of the net amount of the order line delivered, tax excluded (net livré HT)'
      ),
      (
        'goods_receipt_lines', 'net_amount',
        'Share of the purchase order line received, tax excluded: value entering stock (valeur d''entrée HT)'
      ),
      ('supplier_invoice_lines', 'net_amount', 'Amount the supplier invoiced, tax excluded (montant facturé HT)'),
      ('*', 'price_difference_amount', 'Invoiced minus received value, tax excluded, signed (écart de prix HT)'),
      ('*', 'list_amount', 'Quantity at unit price before discount, tax excluded (montant brut HT)'),
      ('*', 'tax_amount', 'Value added tax (montant de TVA)'),
      ('*', 'gross_amount', 'Net amount plus tax, tax included (montant TTC)'),
      ('*', 'unit_price', 'Price of one stock unit before discount, tax excluded, six decimals (prix unitaire HT)'),
      ('*', 'tax_rate_percent', 'Rate of value added tax, in percent (taux de TVA)'),
      ('payments', 'amount', 'Money received, tax included (montant réglé TTC)'),
      (
        'payment_allocations', 'amount',
        'Part of the payment that settles the invoice, tax included (montant affecté TTC)'
      ),
      ('*', 'family_id', 'Family of the product; on order lines as it was when ordered (famille)'),
      ('*', 'segment_id', 'Segment of the customer; on order lines as it was when ordered (segment)'),
      ('*', 'salesperson_id', 'Sales person; on orders as it was when ordered; null when none (commercial)'),
      ('*', 'channel_id', 'Sales channel (canal de vente)'),
      ('*', 'supplier_id', 'Supplier; null when none (fournisseur)'),
      ('products', 'supplier_id', 'Usual supplier; null when none (fournisseur habituel)'),
      ('*', 'payment_terms_id', 'Payment terms that give the due date of invoices (condition de règlement)'),
      ('*', 'customer_id', 'Customer; null on postings that concern none (client)'),
      ('*', 'product_id', 'Product; null on postings that concern none (article)'),
      ('*', 'warehouse_id', 'Warehouse the goods leave or enter (entrepôt)'),
      ('*', 'from_warehouse_id', 'Warehouse the goods leave; null when they come from outside (entrepôt de départ)'),
      ('*', 'to_warehouse_id', 'Warehouse the goods enter; null when they leave the company (entrepôt d''arrivée)'),
      ('*', 'order_id', 'Sales order (commande client)'),
      ('*', 'order_number', 'Number of the order the line belongs to (numéro de commande)'),
      ('*', 'order_line_id', 'Line of the sales order; null where there is none (ligne de commande)'),
      ('*', 'delivery_note_id', 'Delivery note (bon de livraison)'),
      ('*', 'delivery_note_line_id', 'Line of the delivery note taken back (ligne de bon de livraison)'),
      ('customer_return_lines', 'return_id', 'Customer return (retour client)'),
      ('*', 'invoice_id', 'Invoice (facture)'),
      ('*', 'invoice_number', 'Number of the invoice settled (numéro de facture)'),
      ('*', 'invoice_line_id', 'Line of the customer invoice credited (ligne de facture)'),
      ('*', 'credit_note_id', 'Credit note (avoir)'),
      ('*', 'payment_id', 'Payment (règlement)'),
      ('*', 'payment_number', 'Number of the payment (numéro de règlement)'),
      ('*', 'purchase_order_id', 'Purchase order (commande fournisseur)'),
      ('*', 'purchase_order_line_id', 'Line of the purchase order (ligne de commande fournisseur)'),
      ('*', 'receipt_id', 'Goods receipt (réception)'),
      ('*', 'count_id', 'Stock count (inventaire)'),
      ('*', 'ordered_on', 'Business day of the order (date de commande)'),
      ('*', 'requested_on', 'Day the customer asked for; null when none (date souhaitée)'),
      ('*', 'promised_on', 'Day promised to the customer; null when none (date promise)'),
      ('*', 'cancelled_on', 'Business day of the cancellation (date d''annulation)'),
      ('*', 'delivered_on', 'Business day the goods left (date de livraison)'),
      ('*', 'returned_on', 'Business day the goods came back (date de retour)'),
      ('*', 'invoiced_on', 'Date of the invoice (date de facture)'),
      ('*', 'due_on', 'Day the invoice is due: date of invoice plus net days (échéance)'),
      ('*', 'credited_on', 'Date of the credit note (date de l''avoir)'),
      ('*', 'paid_on', 'Business day of the payment (date de règlement)'),
      ('*', 'allocated_on', 'Business day of the allocation (date d''affectation)'),
      ('*', 'received_on', 'Business day the goods arrived (date de réception)'),
      ('*', 'moved_on', 'Business day of the transfer (date de transfert)'),
      ('*', 'counted_on', 'Business day of the count (date d''inventaire)'),
      ('*', 'effective_on', 'Business day it counts for, inside an open period (date comptable)'),
      ('*', 'starts_on', 'First day (premier jour)'),
      ('*', 'ends_on', 'Last day, included (dernier jour)'),
      ('*', 'closed', 'True when no document may be dated in it any more (clôturée)'),
      ('*', 'net_days', 'Days from date of invoice to due date (délai en jours)'),
      ('*', 'negative_allowed', 'True when stock may go below zero there (stock négatif autorisé)'),
      ('*', 'sku', 'Code of the product, unique (référence article)'),
      ('*', 'unit_code', 'Stock unit quantities are in (unité de stock)'),
      ('*', 'country_code', 'Country; null when unknown (pays)'),
      ('*', 'city', 'City; null when unknown (ville)'),
      ('*', 'reason', 'Why, in the words of the person who did it (motif)'),
      ('*', 'method', 'How it was paid: code of a payment method; once free text (mode de règlement)'),
      ('credit_note_lines', 'kind', 'RETURN takes the sale back, PRICE lowers its price only (nature d''avoir)'),
      ('stock_moves', 'kind', 'RECEIPT, DELIVERY, CUSTOMER_RETURN, TRANSFER or COUNT (nature de mouvement)'),
      ('*', 'counted_quantity', 'Quantity found, in the stock unit (quantité comptée)'),
      ('*', 'book_quantity', 'Quantity on hand in the ledger when the count was recorded (quantité théorique)'),
      ('*', 'value_amount', 'Purchase value of a RECEIPT, tax excluded; null for other kinds (valeur d''achat HT)'),
      ('*', 'document_type', 'Kind of document it comes from: DELIVERY_NOTE, CUSTOMER_INVOICE ... (type de pièce)'),
      ('*', 'document_id', 'Identity of the document in the table of its type (pièce)'),
      ('*', 'document_number', 'Number of the document it comes from (numéro de pièce)'),
      (
        '*', 'line_id',
        'Line of the document; for a transfer its rank, as transfers have no line table (ligne de pièce)'
      ),
      ('*', 'origin_move_id', 'For a return, the move of the delivery it takes back (mouvement d''origine)'),
      ('*', 'journal_code', 'Journal: VEN, ACH, BNQ, OD, STK, AN (journal)'),
      ('*', 'entry_id', 'Journal entry (écriture)'),
      ('*', 'entry_number', 'Number of the journal entry (numéro d''écriture)'),
      ('*', 'account_code', 'Account of the chart (compte)'),
      ('*', 'role', 'What the posting is for, whatever the chart: CUST, SALES ...; null when none (rôle)'),
      ('*', 'debit', 'Debit in the company currency, 0 on a credit line (débit)'),
      ('*', 'credit', 'Credit in the company currency, 0 on a debit line (crédit)'),
      ('transaction_manifests', 'debit', 'Sum of postings.debit (somme des débits)'),
      ('transaction_manifests', 'credit', 'Sum of postings.credit (somme des crédits)'),
      ('*', 'label', 'Text people read in the journal (libellé)'),
      ('*', 'business_on', 'Business day that is current (jour ouvré courant)'),
      ('*', 'ticked_at', 'Instant of the tick, UTC (instant)'),
      ('*', 'transaction_id', 'Full transaction id, as in xid of the rows counted (transaction)'),
      ('*', 'row_count', 'Published rows the transaction wrote, this one not counted (nombre de lignes)'),
      ('*', 'rows_by_table', 'JSON object: rows written per published table, this one left out (lignes par table)'),
      ('*', 'value', 'Sum of stock_moves.value_amount (somme des valeurs d''entrée)'),
      ('*', 'on_hand', 'Quantity on hand in the stock unit, sum of the moves (quantité en stock)'),
      ('*', 'profile', 'Chart of accounts: pcg, anglo_saxon (plan comptable)'),
      ('*', 'idempotency_key', 'Key the caller chose; one effect per key (clé d''idempotence)'),
      ('*', 'command', 'Name of the api function (commande)'),
      ('*', 'body_hash', 'SHA-256 of the command body (empreinte)'),
      ('*', 'answer', 'What the command answered (réponse)'),
      ('*', 'fr', 'Sentence in French; {name} stands for a parameter (phrase en français)'),
      ('*', 'en', 'Sentence in English; {name} stands for a parameter (phrase en anglais)'),
      ('*', 'table_name', 'Reference table the version belongs to (table)'),
      ('*', 'row_id', 'Identity of the reference row (identifiant)'),
      ('*', 'content', 'The row as it was from this transaction on (contenu)'),
      ('*', 'changed_by', 'Database user who changed it (auteur)'),
      ('supplier_invoice_due_dates', 'due_on', 'Day the invoice is due, as the supplier wrote it (échéance)'),
      ('*', 'letter_rank', 'Rank of the letter among those of its account and third party (rang)'),
      ('letters', 'code', 'Letter people write beside the postings: AA, AB ... (lettre)'),
      ('*', 'lettered_on', 'Business day the postings settle each other, never before them (date de lettrage)'),
      ('*', 'posting_id', 'Posting (ligne d''écriture)'),
      ('*', 'letter_id', 'Letter (lettrage)'),
      ('companies', 'id', 'Always 1: a ledger is of one company (identifiant)'),
      ('*', 'siren', 'Nine digits of the French company register; null elsewhere (SIREN)'),
      ('*', 'currency_code', 'Currency of all amounts, ISO 4217 (devise)'),
      ('*', 'chart_profile', 'Chart of accounts chosen, settled by the first posting (plan comptable)'),
      ('audit_blocks', 'number', 'Rank of the block, from 1 (numéro de bloc)'),
      ('*', 'previous_number', 'Block before; null for the first (bloc précédent)'),
      ('*', 'previous_hash', 'Hash of the block before; null for the first (empreinte précédente)'),
      ('*', 'from_transaction', 'First transaction id the block may hold (première transaction)'),
      ('*', 'to_transaction', 'First transaction id after the block (fin du bloc)'),
      ('*', 'hash', 'SHA-256 of previous hash, number, range and digests (empreinte du bloc)'),
      ('*', 'block_number', 'Block the rows are sealed in (bloc)'),
      ('audit_digests', 'table_name', 'Table the sealed rows are in (table)'),
      ('audit_digests', 'row_count', 'Rows sealed (nombre de lignes)'),
      ('*', 'row_ids', 'Identities of the rows sealed, ascending (identifiants)'),
      ('*', 'row_hashes', 'SHA-256 of each row, 32 bytes each, in the order of row_ids (empreintes)'),
      ('*', 'digest', 'SHA-256 of row_ids and row_hashes (empreinte)'),
      ('*', 'period_id', 'Accounting period (période comptable)'),
      ('accrual_entries', 'kind', 'ACCRUAL at the end of the period, REVERSAL the day after (nature d''écriture)'),
      ('*', 'reopened_by', 'Database user who opened it again (auteur)'),
      -- Prices and quotations.
      ('*', 'audience', 'Whom the list is for: CUSTOMER, SEGMENT or EVERYONE (destinataire)'),
      ('price_lists', 'customer_id', 'Customer the list is for; null when it is for others (client)'),
      ('price_lists', 'segment_id', 'Segment the list is for; null when it is for others (segment)'),
      ('*', 'valid_from', 'First day it is valid (début de validité)'),
      ('*', 'valid_until', 'Last day it is valid, included; null when it has no end (fin de validité)'),
      ('*', 'price_list_id', 'Price list (tarif)'),
      ('price_list_lines', 'product_id', 'Product priced; null for a family (article)'),
      ('price_list_lines', 'family_id', 'Family whose price for everyone is lowered; null for a product (famille)'),
      ('price_list_lines', 'unit_price', 'Price of one stock unit, tax excluded; null for a family (prix unitaire HT)'),
      ('*', 'min_quantity', 'Quantity from which the line applies (palier de quantité)'),
      ('*', 'discount_percent', 'Discount on the price of everyone, in percent; null for a product (remise)'),
      ('*', 'withdrawn', 'True when the list no longer names it (retirée)'),
      ('*', 'version', 'Version of the quotation, from 1 (version de devis)'),
      ('*', 'previous_version', 'Version this one replaces; null for the first (version précédente)'),
      ('*', 'quoted_on', 'Business day of the quotation or of its version (date de devis)'),
      ('*', 'quotation_id', 'Version of the quotation (devis)'),
      ('*', 'quotation_line_id', 'Line of the quotation the order took; null when none (ligne de devis)'),
      ('*', 'price_origin', 'AGREED, or audience and object of the list line the price is from (origine du prix)'),
      ('*', 'list_unit_price', 'Unit price of the price lists that day, tax excluded; null when none (prix tarif HT)'),
      ('*', 'price_list_code', 'Price list of the list unit price; null when none (tarif)'),
      ('*', 'discount_amount', 'List amount less net of the line alone, tax excluded, signed (remise de ligne HT)'),
      ('*', 'header_discount_amount', 'Share of the discount on the whole document, tax excluded (remise de pied HT)'),
      ('*', 'decided_on', 'Business day of the decision (date d''issue)'),
      ('quotation_outcomes', 'order_id', 'Order that won the quotation; null when it is not won (commande client)'),
      ('quotation_outcomes', 'kind', 'WON, LOST or EXPIRED (issue)'),
      ('quotation_outcomes', 'reason', 'Why it was lost; null when it was not (motif de perte)'),
      -- Payment terms, methods and cash discounts.
      ('payment_schedules', 'net_days', 'Days from date of invoice to each due date, in order (délais en jours)'),
      ('*', 'share_percent', 'Share of the invoice due on each of these days, in percent (parts)'),
      ('*', 'cash_discount_percent', 'Discount for paying early, in percent; null when none (taux d''escompte)'),
      ('*', 'cash_discount_days', 'Days from date of invoice it is offered; null when none (délai d''escompte)'),
      ('invoice_instalments', 'due_on', 'Day this part is due; the last one is the due day of the invoice (échéance)'),
      ('invoice_instalments', 'amount', 'Part of the invoice due that day, tax included (montant de l''échéance TTC)'),
      ('*', 'offer_id', 'Cash discount the invoice offered (escompte proposé)'),
      ('*', 'word', 'Word a command may use, in lower case (synonyme)'),
      ('*', 'method_code', 'Payment method the word stands for (mode de règlement)'),
      ('payment_methods', 'role', 'Role of the account the money arrives on: BANK or CASH (rôle)'),
      ('*', 'days_overdue', 'Days after the due date from which the reminder is due (jours de retard)'),
      -- Purchases.
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
      ('supplier_credit_note_lines', 'kind', 'PRICE of goods, CHARGE of bringing them, or REBATE (nature d''avoir)'),
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
      ('exchange_rates', 'currency_code', 'Foreign currency, ISO 4217 (devise)'),
      ('purchase_order_currencies', 'currency_code', 'Currency of the order, ISO 4217 (devise)'),
      ('supplier_invoice_currencies', 'currency_code', 'Currency of the invoice, ISO 4217 (devise)'),
      ('exchange_rates', 'valid_from', 'First day of the rate; the next one ends it (début de validité)'),
      ('*', 'exchange_rate', 'Company currency for one unit of the foreign one (cours de change)'),
      ('purchase_order_line_currencies', 'unit_price', 'Price of one stock unit in that currency (prix en devise)'),
      ('supplier_invoice_line_currencies', 'invoice_line_id', 'Line of the supplier invoice (ligne de facture)'),
      ('*', 'foreign_amount', 'Amount in the foreign currency of the document (montant en devise)'),
      ('*', 'matched_foreign_amount', 'Amount received for it, in the foreign currency (montant rapproché en devise)'),
      (
        '*', 'exchange_difference_amount',
        'What a rate that moved made of it, above zero a loss, company currency (différence de change)'
      ),
      ('*', 'allocation_id', 'Part of a payment to a supplier (affectation)')
  ) as d (of_table, of_column, meaning)
  where d.of_column = column_meaning.column_name
    and d.of_table in ('*', column_meaning.table_name)
  order by d.of_table = '*'
  limit 1
);

do $$
declare
  described record;
begin
  for described in
    select c.relname as table_name, a.attname as column_name, ledger.column_meaning(c.relname, a.attname) as meaning
    from pg_class as c
    join pg_attribute as a on a.attrelid = c.oid
    where c.relnamespace = 'ledger'::regnamespace
      and c.relkind = 'r'
      and a.attnum > 0
      and not a.attisdropped
  loop
    if described.meaning is null then
      raise exception 'column ledger.%.% has no meaning in the dictionary', described.table_name, described.column_name;
    end if;
    execute format(
      'comment on column ledger.%I.%I is %L', described.table_name, described.column_name, described.meaning
    );
  end loop;
end
$$;

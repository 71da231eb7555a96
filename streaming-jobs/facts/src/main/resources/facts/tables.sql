-- Tables of the warehouse: one per fact, append-only. Every row carries the position of the transaction that made it,
-- so "as of position P" is "where position <= P". Amounts are euro, quantities are stock units.

create table stock_values (
    position bigint not null,
    fact_index integer not null,
    move_id bigint not null,
    kind varchar not null,
    cause varchar not null,
    product_id bigint not null,
    warehouse_id bigint not null,
    quantity decimal(18, 6) not null,
    value decimal(18, 2) not null,
    shortage_value decimal(18, 2) not null,
    effective_on date not null,
    document_type varchar not null,
    document_number varchar not null
);
comment on table stock_values is
    'One row per stock move, warehouse side and cause; deltas, so the value at a position is a sum.';
comment on column stock_values.position is 'Transaction of the ledger that made the row (fr: numéro d''écriture).';
comment on column stock_values.fact_index is 'Order of the row inside the position, from 0.';
comment on column stock_values.move_id is
    'Stock move that made the change; of a late cost the receipt it is laid on (fr: mouvement).';
comment on column stock_values.kind is 'Kind of that move.';
comment on column stock_values.cause is
    'ENTRY, ISSUE, RETURN, SETTLE, a late cost or RELINK; rows of the last three have quantity 0.';
comment on column stock_values.product_id is 'Product (fr: article).';
comment on column stock_values.warehouse_id is 'Warehouse (fr: entrepôt).';
comment on column stock_values.quantity is
    'Change of quantity on hand, stock unit, below zero when goods leave (fr: quantité).';
comment on column stock_values.value is 'Change of the value of layers, euro (fr: valeur du stock).';
comment on column stock_values.shortage_value is
    'Change of the provisional value of open shortages, euro; account 37 = value - shortage value (fr: manquants).';
comment on column stock_values.effective_on is 'Business date (fr: date d''effet).';
comment on column stock_values.document_type is 'Type of the document that made this row.';
comment on column stock_values.document_number is 'Number of that document (fr: pièce).';

create table cost_layers (
    position bigint not null,
    fact_index integer not null,
    layer_id bigint not null,
    move_id bigint not null,
    kind varchar not null,
    parent_layer_id bigint,
    product_id bigint not null,
    warehouse_id bigint not null,
    supplier_id bigint,
    document_type varchar not null,
    document_number varchar not null,
    fifo_on date not null,
    age_on date not null,
    quantity_in decimal(18, 6) not null,
    value_in decimal(18, 2) not null,
    remaining_quantity decimal(18, 6) not null,
    remaining_value decimal(18, 2) not null,
    cause varchar not null
);
comment on table cost_layers is
    'One row per cost layer and change; the last row of a layer at a position is its state.';
comment on column cost_layers.position is 'Transaction of the ledger that made the row (fr: numéro d''écriture).';
comment on column cost_layers.fact_index is 'Order of the row inside the position, from 0.';
comment on column cost_layers.layer_id is
    'Layer: creating move times 1,000,000 plus its order in the move (fr: couche de coût).';
comment on column cost_layers.move_id is 'Stock move that created the layer.';
comment on column cost_layers.kind is 'How the layer came to be.';
comment on column cost_layers.parent_layer_id is 'Layer a TRANSFER layer was taken from.';
comment on column cost_layers.product_id is 'Product (fr: article).';
comment on column cost_layers.warehouse_id is 'Warehouse (fr: entrepôt).';
comment on column cost_layers.supplier_id is 'Supplier the goods came from, when known (fr: fournisseur).';
comment on column cost_layers.document_type is 'Type of the document that created the layer.';
comment on column cost_layers.document_number is 'Number of the document that created the layer.';
comment on column cost_layers.fifo_on is 'Place in the queue: first in, first out by this date.';
comment on column cost_layers.age_on is
    'Date the goods first became ours, kept by transfers and returns (fr: date d''entrée).';
comment on column cost_layers.quantity_in is 'Quantity that entered, stock unit.';
comment on column cost_layers.value_in is
    'Value that entered, with the late costs laid on it since, euro.';
comment on column cost_layers.remaining_quantity is
    'Quantity left after this change, stock unit (fr: quantité restante).';
comment on column cost_layers.remaining_value is 'Value left after this change, euro (fr: valeur restante).';
comment on column cost_layers.cause is
    'ENTRY when created, ISSUE or SETTLE when consumed, RELINK, else the late cost that changed its value.';

create table issued_costs (
    position bigint not null,
    fact_index integer not null,
    move_id bigint not null,
    layer_id bigint not null,
    child_layer_id bigint,
    kind varchar not null,
    cause varchar not null,
    product_id bigint not null,
    warehouse_id bigint not null,
    order_line_id bigint,
    quantity decimal(18, 6) not null,
    value decimal(18, 2) not null,
    provisional boolean not null,
    effective_on date not null,
    document_type varchar not null,
    document_number varchar not null
);
comment on table issued_costs is
    'One row per move and layer touched: slices of an issue, negative for a return; sums per move give its cost.';
comment on column issued_costs.position is 'Transaction of the ledger that made the row (fr: numéro d''écriture).';
comment on column issued_costs.fact_index is 'Order of the row inside the position, from 0.';
comment on column issued_costs.move_id is
    'Out or return move whose cost this is; for SETTLE and late costs the original move.';
comment on column issued_costs.layer_id is
    'Layer consumed; for RETURN the layer the goods came back into; 0 = shortage, no layer yet.';
comment on column issued_costs.child_layer_id is 'Layer created in the target warehouse, transfers only.';
comment on column issued_costs.kind is 'Kind of the move.';
comment on column issued_costs.cause is
    'ISSUE, SHORTAGE, SETTLE, RETURN, a late cost: PRICE_DIFF, LANDED, REBATE; or RELINK.';
comment on column issued_costs.product_id is 'Product (fr: article).';
comment on column issued_costs.warehouse_id is 'Warehouse (fr: entrepôt).';
comment on column issued_costs.order_line_id is 'Sales order line, deliveries and returns (fr: ligne de commande).';
comment on column issued_costs.quantity is
    'Quantity taken, stock unit; below zero when given back, zero of a late cost.';
comment on column issued_costs.value is 'Cost taken, euro; below zero when given back (fr: coût de sortie).';
comment on column issued_costs.provisional is
    'True on rows of layer 0: their sum is what is still estimated (fr: provisoire).';
comment on column issued_costs.effective_on is 'Business date (fr: date d''effet).';
comment on column issued_costs.document_type is 'Type of the document that made this row.';
comment on column issued_costs.document_number is 'Number of that document (fr: pièce).';

create table margins (
    position bigint not null,
    fact_index integer not null,
    order_line_id bigint not null,
    measure varchar not null,
    document_type varchar not null,
    document_number varchar not null,
    line_id bigint not null,
    move_id bigint,
    amount decimal(18, 2) not null,
    quantity decimal(18, 6) not null,
    product_id bigint not null,
    family_id bigint not null,
    customer_id bigint not null,
    segment_id bigint not null,
    salesperson_id bigint,
    channel_id bigint not null,
    warehouse_id bigint not null,
    effective_on date not null,
    provisional boolean not null
);
comment on table margins is 'One row per order line, measure and event; margin = REV_* + CREDIT_* - COGS_*.';
comment on column margins.position is 'Transaction of the ledger that made the row (fr: numéro d''écriture).';
comment on column margins.fact_index is 'Order of the row inside the position, from 0.';
comment on column margins.order_line_id is 'Sales order line (fr: ligne de commande).';
comment on column margins.measure is 'What is measured.';
comment on column margins.document_type is 'Type of the document that made this row.';
comment on column margins.document_number is 'Number of that document (fr: pièce).';
comment on column margins.line_id is 'Line of that document; for cost rows the stock move.';
comment on column margins.move_id is 'Stock move, cost rows only.';
comment on column margins.amount is
    'Euro, net of tax; revenue + in REV and CREDIT rows, cost + in COGS rows (fr: montant HT).';
comment on column margins.quantity is
    'Units sold: + on COGS_ISSUE, - on COGS_RETURN, 0 elsewhere (fr: unités vendues).';
comment on column margins.product_id is 'Product (fr: article).';
comment on column margins.family_id is 'Product family at order time (fr: famille).';
comment on column margins.customer_id is 'Customer (fr: client).';
comment on column margins.segment_id is 'Customer segment at order time (fr: segment).';
comment on column margins.salesperson_id is 'Salesperson at order time (fr: commercial).';
comment on column margins.channel_id is 'Sales channel (fr: canal).';
comment on column margins.warehouse_id is 'Warehouse (fr: entrepôt).';
comment on column margins.effective_on is 'Business date (fr: date d''effet).';
comment on column margins.provisional is
    'True when the amount is an estimate that a later row corrects (fr: provisoire).';

create table receivables (
    position bigint not null,
    fact_index integer not null,
    customer_id bigint not null,
    invoice_id bigint,
    invoice_number varchar,
    document_type varchar not null,
    document_number varchar not null,
    kind varchar not null,
    open decimal(18, 2) not null,
    on_account decimal(18, 2) not null,
    due_on date,
    effective_on date not null
);
comment on table receivables is 'One row per change of what a customer owes.';
comment on column receivables.position is 'Transaction of the ledger that made the row (fr: numéro d''écriture).';
comment on column receivables.fact_index is 'Order of the row inside the position, from 0.';
comment on column receivables.customer_id is 'Customer (fr: client).';
comment on column receivables.invoice_id is 'Invoice concerned, none for money on account.';
comment on column receivables.invoice_number is 'Number of that invoice (fr: facture).';
comment on column receivables.document_type is 'Type of the document that made this row.';
comment on column receivables.document_number is 'Number of that document (fr: pièce).';
comment on column receivables.kind is 'What changed it.';
comment on column receivables.open is 'Change of open items, euro including tax; sum = account 411 (fr: créance).';
comment on column receivables.on_account is
    'Change of the customer''s money held on account, euro; sum = account 4191 (fr: acompte).';
comment on column receivables.due_on is 'Due date of the invoice (fr: échéance).';
comment on column receivables.effective_on is 'Business date (fr: date d''effet).';

create table payables (
    position bigint not null,
    fact_index integer not null,
    supplier_id bigint not null,
    invoice_id bigint not null,
    document_type varchar not null,
    document_number varchar not null,
    kind varchar not null,
    open decimal(18, 2) not null,
    due_on date,
    effective_on date not null
);
comment on table payables is 'One row per change of what we owe a supplier on an invoice.';
comment on column payables.position is 'Transaction of the ledger that made the row (fr: numéro d''écriture).';
comment on column payables.fact_index is 'Order of the row inside the position, from 0.';
comment on column payables.supplier_id is 'Supplier (fr: fournisseur).';
comment on column payables.invoice_id is 'Invoice concerned.';
comment on column payables.document_type is 'Type of the document that made this row.';
comment on column payables.document_number is 'Number of that document (fr: pièce).';
comment on column payables.kind is 'What changed it.';
comment on column payables.open is
    'Change of open items, euro including tax; sum = account 401 (fr: dette fournisseur).';
comment on column payables.due_on is 'Due date, of an invoice only (fr: échéance).';
comment on column payables.effective_on is 'Business date (fr: date d''effet).';

create table postings (
    position bigint not null,
    fact_index integer not null,
    posting_id bigint,
    entry_number varchar not null,
    status varchar not null,
    account_code varchar not null,
    role varchar,
    debit decimal(18, 2) not null,
    credit decimal(18, 2) not null,
    effective_on date not null,
    journal_code varchar not null,
    document_type varchar not null,
    document_number varchar not null,
    move_id bigint,
    customer_id bigint,
    supplier_id bigint,
    product_id bigint,
    order_line_id bigint,
    label varchar not null
);
comment on table postings is 'One row per posting, posted by the ledger or prepared by the stream.';
comment on column postings.position is 'Transaction of the ledger that made the row (fr: numéro d''écriture).';
comment on column postings.fact_index is 'Order of the row inside the position, from 0.';
comment on column postings.posting_id is 'Posting of the ledger, none when prepared.';
comment on column postings.entry_number is 'Journal entry (fr: écriture).';
comment on column postings.status is 'Posted or prepared.';
comment on column postings.account_code is 'Account (fr: compte).';
comment on column postings.role is 'Chart role behind the account.';
comment on column postings.debit is 'Euro, zero or more (fr: débit).';
comment on column postings.credit is 'Euro, zero or more; one of debit and credit is zero (fr: crédit).';
comment on column postings.effective_on is 'Accounting date (fr: date comptable).';
comment on column postings.journal_code is 'Journal (fr: journal).';
comment on column postings.document_type is 'Type of the document that made this row.';
comment on column postings.document_number is 'Number of that document (fr: pièce).';
comment on column postings.move_id is
    'Stock move whose value the entry changes, prepared entries only.';
comment on column postings.customer_id is 'Customer (fr: client).';
comment on column postings.supplier_id is 'Supplier (fr: fournisseur).';
comment on column postings.product_id is 'Product (fr: article).';
comment on column postings.order_line_id is 'Sales order line (fr: ligne de commande).';
comment on column postings.label is 'Text of the entry (fr: libellé).';

create table order_lines (
    position bigint not null,
    fact_index integer not null,
    order_line_id bigint not null,
    order_number varchar not null,
    line_number integer not null,
    event varchar not null,
    quantity decimal(18, 6) not null,
    amount decimal(18, 2) not null,
    product_id bigint not null,
    family_id bigint not null,
    customer_id bigint not null,
    segment_id bigint not null,
    salesperson_id bigint,
    channel_id bigint not null,
    warehouse_id bigint not null,
    promised_on date,
    effective_on date not null,
    document_number varchar not null
);
comment on table order_lines is 'One row per sales order line and event.';
comment on column order_lines.position is 'Transaction of the ledger that made the row (fr: numéro d''écriture).';
comment on column order_lines.fact_index is 'Order of the row inside the position, from 0.';
comment on column order_lines.order_line_id is 'Sales order line (fr: ligne de commande).';
comment on column order_lines.order_number is 'Order (fr: commande).';
comment on column order_lines.line_number is 'Line in the order.';
comment on column order_lines.event is 'What happened.';
comment on column order_lines.quantity is 'Quantity of the event, stock unit, above zero (fr: quantité).';
comment on column order_lines.amount is
    'Net amount of the event, euro without tax; for CANCELLED what will not be delivered (fr: montant HT).';
comment on column order_lines.product_id is 'Product (fr: article).';
comment on column order_lines.family_id is 'Product family at order time (fr: famille).';
comment on column order_lines.customer_id is 'Customer (fr: client).';
comment on column order_lines.segment_id is 'Customer segment at order time (fr: segment).';
comment on column order_lines.salesperson_id is 'Salesperson at order time (fr: commercial).';
comment on column order_lines.channel_id is 'Sales channel (fr: canal).';
comment on column order_lines.warehouse_id is 'Warehouse (fr: entrepôt).';
comment on column order_lines.promised_on is 'Promised date of the order (fr: date promise).';
comment on column order_lines.effective_on is 'Business date (fr: date d''effet).';
comment on column order_lines.document_number is 'Number of the document of the event (fr: pièce).';

create table dimensions (
    position bigint not null,
    fact_index integer not null,
    dimension varchar not null,
    member_id bigint not null,
    code varchar not null,
    name_fr varchar not null,
    name_en varchar not null,
    parent_id bigint
);
comment on table dimensions is 'One row per member of a dimension and version; the last one at a position holds.';
comment on column dimensions.position is 'Transaction of the ledger that made the row (fr: numéro d''écriture).';
comment on column dimensions.fact_index is 'Order of the row inside the position, from 0.';
comment on column dimensions.dimension is
    'Axis: product, family, customer, segment, salesperson, channel, warehouse, supplier or account.';
comment on column dimensions.member_id is 'Identifier of the member in the ledger.';
comment on column dimensions.code is 'Natural code (fr: code).';
comment on column dimensions.name_fr is 'Name in French.';
comment on column dimensions.name_en is 'Name in English.';
comment on column dimensions.parent_id is 'Family of a product, segment of a customer.';

create table clock_ticks (
    position bigint not null,
    fact_index integer not null,
    business_on date not null,
    ticked_at timestamptz not null
);
comment on table clock_ticks is 'One row per tick of the business clock of the ledger.';
comment on column clock_ticks.position is 'Transaction of the ledger that made the row (fr: numéro d''écriture).';
comment on column clock_ticks.fact_index is 'Order of the row inside the position, from 0.';
comment on column clock_ticks.business_on is 'Business day (fr: date de gestion).';
comment on column clock_ticks.ticked_at is 'Instant of the tick, UTC.';

create table audits (
    position bigint not null,
    fact_index integer not null,
    check_name varchar not null,
    status varchar not null,
    expected decimal(18, 2) not null,
    found decimal(18, 2) not null,
    difference decimal(18, 2) not null,
    business_on date not null,
    detail varchar not null
);
comment on table audits is 'One row per check and business day, and at once when a check breaks.';
comment on column audits.position is 'Transaction of the ledger that made the row (fr: numéro d''écriture).';
comment on column audits.fact_index is 'Order of the row inside the position, from 0.';
comment on column audits.check_name is 'Which check, for example stock-value-vs-entries (fr: contrôle).';
comment on column audits.status is 'Result.';
comment on column audits.expected is 'Euro, or units for quantity checks (fr: attendu).';
comment on column audits.found is 'Same unit (fr: constaté).';
comment on column audits.difference is 'Found minus expected (fr: écart).';
comment on column audits.business_on is 'Business day of the check.';
comment on column audits.detail is 'What was compared, in words.';

create table quarantined_events (
    position bigint not null,
    fact_index integer not null,
    job varchar not null,
    ledger_table varchar not null,
    event_key varchar not null,
    reason varchar not null,
    detail varchar not null
);
comment on table quarantined_events is 'One row per event that was impossible or doubtful and was set aside.';
comment on column quarantined_events.position is
    'Transaction of the ledger that made the row (fr: numéro d''écriture).';
comment on column quarantined_events.fact_index is 'Order of the row inside the position, from 0.';
comment on column quarantined_events.job is 'Job that set it aside.';
comment on column quarantined_events.ledger_table is 'Table of the ledger row.';
comment on column quarantined_events.event_key is 'Identifier of the ledger row.';
comment on column quarantined_events.reason is 'Reason code.';
comment on column quarantined_events.detail is 'What was found, with values (fr: motif).';

create table ledger_commits (
    position bigint not null,
    epoch integer not null,
    transaction_id bigint not null,
    end_lsn bigint not null,
    committed_at timestamptz not null,
    row_count integer not null,
    debit decimal(18, 2) not null,
    credit decimal(18, 2) not null,
    hash blob not null
);
comment on table ledger_commits is 'One row per transaction of the ledger.';
comment on column ledger_commits.position is 'Number of the transaction in its epoch (fr: numéro d''écriture).';
comment on column ledger_commits.epoch is 'Epoch: a new one starts with each snapshot of the ledger.';
comment on column ledger_commits.transaction_id is 'Transaction of the ledger (xid8).';
comment on column ledger_commits.end_lsn is 'Where the transaction ends in the write-ahead log.';
comment on column ledger_commits.committed_at is 'Instant of the commit, UTC.';
comment on column ledger_commits.row_count is 'Rows published for the transaction.';
comment on column ledger_commits.debit is 'Debits of the transaction, euro.';
comment on column ledger_commits.credit is 'Credits of the transaction, euro.';
comment on column ledger_commits.hash is 'SHA-256 of the previous hash and of all rows of the transaction.';

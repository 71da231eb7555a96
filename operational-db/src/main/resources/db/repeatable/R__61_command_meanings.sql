-- The group of each command and what it does, in one sentence. A command without a row here is of the group
-- administration, and a test asks for its row.
insert into ledger.command_meanings (command, command_group, fr, en)
values
  ('quote', 'sales', 'Établit un devis.', 'Makes a quotation.'),
  ('revise_quotation', 'sales', 'Remplace un devis par une autre version.', 'Replaces a quotation by a new version.'),
  ('lose_quotation', 'sales', 'Déclare un devis perdu, avec la raison.', 'Declares a quotation lost, with the reason.'),
  (
    'expire_quotations', 'sales', 'Clôt les devis dont la validité est passée.',
    'Ends the quotations that are no longer valid.'
  ),
  (
    'confirm_order', 'sales', 'Enregistre une commande client, ou gagne un devis.',
    'Records a sales order, or wins a quotation.'
  ),
  ('cancel_order', 'sales', 'Annule ce qui reste à livrer d''une commande.', 'Cancels what an order has to deliver.'),
  ('invoice', 'sales', 'Facture les livraisons ou la commande.', 'Invoices deliveries or the order.'),
  ('credit', 'sales', 'Établit un avoir sur une facture.', 'Credits an invoice.'),
  ('deliver', 'stock', 'Livre une commande, en tout ou en partie.', 'Delivers an order, whole or in part.'),
  (
    'deliver_direct', 'stock', 'Livre un client directement de chez le fournisseur.',
    'Delivers a customer straight from the supplier.'
  ),
  ('take_back', 'stock', 'Reprend des marchandises livrées.', 'Takes delivered goods back.'),
  ('receive_goods', 'stock', 'Reçoit une commande fournisseur, en tout ou en partie.', 'Receives a purchase order.'),
  ('transfer', 'stock', 'Transfère des articles entre entrepôts.', 'Moves products between warehouses.'),
  (
    'count_stock', 'stock', 'Enregistre un inventaire et ses écarts.', 'Records a stock count and its differences.'
  ),
  ('place_purchase_order', 'purchasing', 'Passe une commande fournisseur.', 'Places a purchase order.'),
  (
    'cancel_purchase_order', 'purchasing', 'Annule ce qui reste à recevoir d''une commande fournisseur.',
    'Cancels what a purchase order has to receive.'
  ),
  ('invoice_purchase', 'purchasing', 'Enregistre une facture fournisseur.', 'Records a supplier invoice.'),
  ('record_payment', 'accounting', 'Enregistre un règlement client.', 'Records a payment of a customer.'),
  ('allocate_payment', 'accounting', 'Affecte un acompte à une facture.', 'Allocates money on account to an invoice.'),
  ('post_entry', 'accounting', 'Passe une écriture.', 'Posts a journal entry.'),
  ('letter', 'accounting', 'Lettre des écritures qui se soldent.', 'Letters postings that settle each other.'),
  (
    'post_accruals', 'accounting', 'Passe les régularisations d''une période.', 'Posts the accruals of a period.'
  ),
  (
    'post_valuation', 'valuation', 'Comptabilise la valorisation préparée d''une journée.',
    'Posts the valuation prepared for a day.'
  ),
  (
    'write_down_stock', 'accounting', 'Déprécie du stock à sa valeur nette de réalisation, ou reprend.',
    'Writes stock down to its net realisable value, or back.'
  ),
  ('close_period', 'accounting', 'Clôt une période.', 'Closes a period.'),
  ('reopen_period', 'accounting', 'Rouvre une période, avec la raison.', 'Reopens a period, with the reason.'),
  ('open_balances', 'accounting', 'Passe les à-nouveaux de l''ouverture.', 'Posts the opening balances.'),
  ('seal_blocks', 'accounting', 'Scelle les écritures et mouvements.', 'Seals entries and stock moves.'),
  ('tick', 'administration', 'Avance l''horloge de gestion.', 'Advances the business clock.'),
  ('put_company', 'administration', 'Décrit la société et choisit son plan.', 'Describes the company and its chart.'),
  ('put_period', 'accounting', 'Crée une période comptable.', 'Makes an accounting period.'),
  ('put_account', 'reference-data', 'Crée ou change un compte.', 'Makes or changes an account.'),
  ('put_product', 'reference-data', 'Crée ou change un article.', 'Makes or changes a product.'),
  ('put_product_family', 'reference-data', 'Crée ou change une famille.', 'Makes or changes a product family.'),
  ('put_customer', 'reference-data', 'Crée ou change un client.', 'Makes or changes a customer.'),
  ('put_customer_segment', 'reference-data', 'Crée ou change un segment.', 'Makes or changes a customer segment.'),
  ('put_supplier', 'reference-data', 'Crée ou change un fournisseur.', 'Makes or changes a supplier.'),
  ('put_salesperson', 'reference-data', 'Crée ou change un commercial.', 'Makes or changes a sales person.'),
  ('put_channel', 'reference-data', 'Crée ou change un canal.', 'Makes or changes a sales channel.'),
  ('put_warehouse', 'reference-data', 'Crée ou change un entrepôt.', 'Makes or changes a warehouse.'),
  (
    'put_payment_terms', 'reference-data', 'Crée ou change une condition de règlement.',
    'Makes or changes payment terms.'
  ),
  ('put_price_list', 'reference-data', 'Crée ou change un tarif.', 'Makes or changes a price list.'),
  (
    'put_reminder_level', 'reference-data', 'Crée ou change un niveau de relance.', 'Makes or changes a reminder level.'
  ),
  ('request_purchase', 'purchasing', 'Demande un achat.', 'Asks for goods to be bought.'),
  (
    'ask_for_offers', 'purchasing', 'Dit quels fournisseurs sont consultés.',
    'Says which suppliers are asked for an offer.'
  ),
  ('record_supplier_offer', 'purchasing', 'Enregistre une offre de fournisseur.', 'Records the offer of a supplier.'),
  ('order_offer', 'purchasing', 'Commande une offre retenue.', 'Orders the chosen offer.'),
  (
    'record_landed_costs', 'purchasing', 'Répartit des frais d''approche sur des réceptions.',
    'Lays landed costs over receipts.'
  ),
  ('credit_purchase', 'purchasing', 'Enregistre un avoir de fournisseur.', 'Records a credit note of a supplier.'),
  (
    'record_supplier_rebate', 'purchasing', 'Enregistre une ristourne de fournisseur.',
    'Records a rebate of a supplier.'
  ),
  (
    'return_to_supplier', 'stock', 'Renvoie au fournisseur des marchandises entrées en stock.',
    'Sends goods that entered stock back to their supplier.'
  ),
  (
    'credit_supplier_return', 'purchasing', 'Enregistre l''avoir d''un retour au fournisseur.',
    'Records the credit note of a return to a supplier.'
  ),
  ('send_back_rejects', 'stock', 'Renvoie des marchandises refusées.', 'Sends rejected goods back.'),
  ('pay_supplier', 'accounting', 'Règle un fournisseur.', 'Pays a supplier.'),
  (
    'pay_supplier_in_currency', 'accounting', 'Règle un fournisseur en devise.',
    'Pays a supplier in a foreign currency.'
  ),
  (
    'allocate_supplier_payment', 'accounting', 'Affecte un acompte versé à une facture.',
    'Allocates money paid on account to an invoice.'
  ),
  ('put_exchange_rate', 'reference-data', 'Donne le cours d''une devise.', 'Gives the rate of a currency.'),
  (
    'put_purchase_tolerance', 'reference-data', 'Fixe l''écart de prix toléré à l''achat.',
    'Sets the price difference allowed on purchases.'
  ),
  ('ship_transfer', 'stock', 'Expédie un transfert en transit.', 'Ships a transfer into transit.'),
  ('receive_transfer', 'stock', 'Reçoit un transfert en transit.', 'Receives a transfer from transit.'),
  ('lose_transfer', 'stock', 'Déclare une perte en transit.', 'Declares goods lost in transit.'),
  ('scrap', 'stock', 'Met des marchandises au rebut.', 'Gives goods up as scrap.'),
  ('release_reservation', 'stock', 'Libère la réservation d''une commande.', 'Releases what an order reserved.'),
  (
    'put_product_tracking', 'reference-data', 'Choisit le suivi par lot ou par série.',
    'Chooses tracking by lot or serial number.'
  ),
  (
    'put_product_unit', 'reference-data', 'Crée ou change une unité d''un article.',
    'Makes or changes a unit of a product.'
  ),
  ('put_vat_rate', 'reference-data', 'Donne un taux de TVA daté.', 'Gives a rate of VAT from a day on.'),
  (
    'put_vat_category', 'reference-data', 'Choisit la catégorie de TVA d''un article.',
    'Chooses the VAT category of a product.'
  ),
  (
    'put_vat_regime', 'reference-data', 'Dit le régime de TVA d''un client ou d''un fournisseur.',
    'Says the VAT regime of a customer or supplier.'
  ),
  ('put_bin', 'reference-data', 'Crée ou change un emplacement.', 'Makes or changes a bin.'),
  ('put_away', 'stock', 'Range des marchandises en emplacement.', 'Puts goods away into bins.'),
  ('pick', 'stock', 'Prélève des marchandises en emplacement.', 'Picks goods from bins.'),
  ('rearrange', 'stock', 'Déplace des marchandises entre emplacements.', 'Moves goods between bins.'),
  ('open_count', 'stock', 'Ouvre une campagne d''inventaire.', 'Opens a count with a sheet.'),
  ('record_counts', 'stock', 'Enregistre des quantités comptées.', 'Records counted quantities.'),
  ('close_count', 'stock', 'Clôt une campagne d''inventaire.', 'Closes a count with a sheet.'),
  (
    'recheck_count', 'stock', 'Rétablit un inventaire après un mouvement tardif.',
    'Restores a count after a late move.'
  ),
  (
    'put_reorder_rule', 'reference-data', 'Crée ou change une règle de réapprovisionnement.',
    'Makes or changes a reorder rule.'
  ),
  ('put_alert_rule', 'reference-data', 'Crée ou change une règle d''alerte.', 'Makes or changes an alert rule.'),
  (
    'handle_alert', 'alerts', 'Prend en charge, reporte, confie ou commente une alerte.',
    'Acknowledges, snoozes, assigns or comments on an alert.'
  ),
  ('put_kit', 'reference-data', 'Crée ou change un kit.', 'Makes or changes a kit.'),
  ('scan_moves', 'stock', 'Exécute les lectures d''un lecteur.', 'Executes the scans of a reader.'),
  ('put_actor', 'administration', 'Crée ou change un acteur et ses rôles.', 'Makes or changes an actor and its roles.'),
  (
    'put_webhook', 'administration', 'Crée ou change une adresse à prévenir.', 'Makes or changes an address to tell.'
  ),
  (
    'retry_webhook_delivery', 'administration', 'Reprend un envoi abandonné.', 'Sends a dead delivery once more.'
  ),
  ('put_api_token', 'administration', 'Crée ou remplace un jeton d''accès.', 'Makes or replaces an API token.'),
  (
    'put_approval_rule', 'reference-data', 'Crée ou change une règle d''approbation.',
    'Makes or changes an approval rule.'
  ),
  ('put_budget', 'reference-data', 'Crée ou change un budget d''achat.', 'Makes or changes a purchase budget.'),
  ('put_expected_costs', 'reference-data', 'Dit le coût attendu d''articles, par entrepôt ou pour tous.',
    'Says the expected cost of products, by warehouse or for all.'),
  ('approve', 'approval', 'Approuve et exécute une commande en attente.', 'Approves and executes a parked command.'),
  ('refuse', 'approval', 'Refuse une commande en attente.', 'Refuses a parked command.'),
  ('revoke_api_token', 'administration', 'Révoque un jeton d''accès.', 'Revokes an API token.')
on conflict (command) do update
set command_group = excluded.command_group, fr = excluded.fr, en = excluded.en;

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
  ('take_back', 'stock', 'Reprend des marchandises livrées.', 'Takes delivered goods back.'),
  ('receive_goods', 'stock', 'Reçoit une commande fournisseur, en tout ou en partie.', 'Receives a purchase order.'),
  ('transfer', 'stock', 'Transfère des articles entre entrepôts.', 'Moves products between warehouses.'),
  (
    'count_stock', 'stock', 'Enregistre un inventaire et ses écarts.', 'Records a stock count and its differences.'
  ),
  ('place_purchase_order', 'purchasing', 'Passe une commande fournisseur.', 'Places a purchase order.'),
  ('invoice_purchase', 'purchasing', 'Enregistre une facture fournisseur.', 'Records a supplier invoice.'),
  ('record_payment', 'accounting', 'Enregistre un règlement client.', 'Records a payment of a customer.'),
  ('allocate_payment', 'accounting', 'Affecte un acompte à une facture.', 'Allocates money on account to an invoice.'),
  ('post_entry', 'accounting', 'Passe une écriture.', 'Posts a journal entry.'),
  ('letter', 'accounting', 'Lettre des écritures qui se soldent.', 'Letters postings that settle each other.'),
  (
    'post_accruals', 'accounting', 'Passe les régularisations d''une période.', 'Posts the accruals of a period.'
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
  ('put_expected_cost', 'reference-data', 'Dit le coût attendu d''un article.', 'Says the expected cost of a product.'),
  ('approve', 'approval', 'Approuve et exécute une commande en attente.', 'Approves and executes a parked command.'),
  ('refuse', 'approval', 'Refuse une commande en attente.', 'Refuses a parked command.'),
  ('revoke_api_token', 'administration', 'Révoque un jeton d''accès.', 'Revokes an API token.')
on conflict (command) do update
set command_group = excluded.command_group, fr = excluded.fr, en = excluded.en;

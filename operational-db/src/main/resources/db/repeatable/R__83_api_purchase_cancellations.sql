-- The rest of a purchase order will not come.

create or replace function api.cancel_purchase_order(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('cancel_purchase_order', idempotency_key, body);
  purchase_order ledger.purchase_orders;
  cancellation_id bigint;
  cancelled_net numeric;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{purchase_order text, cancelled_on date, reason text}');
  purchase_order := ledger.locked_purchase_order(body ->> 'purchase_order');
  perform ledger.require_purchase_goes_on(purchase_order);
  select sum(p.net_amount - p.received_net)
  into cancelled_net
  from ledger.purchase_progress(purchase_order.id) as p
  where p.quantity > p.received_quantity;
  if cancelled_net is null then
    perform ledger.refuse('NOTHING_TO_RECEIVE', jsonb_build_object('order', purchase_order.number));
  end if;
  perform ledger.require_not_before(
    (body ->> 'cancelled_on')::date, purchase_order.number, purchase_order.ordered_on
  );
  perform ledger.ensure_period((body ->> 'cancelled_on')::date);
  insert into ledger.purchase_order_cancellations (purchase_order_id, cancelled_on, reason)
  values (purchase_order.id, (body ->> 'cancelled_on')::date, body ->> 'reason')
  returning id into cancellation_id;
  return ledger.remember('cancel_purchase_order', idempotency_key, body, jsonb_build_object(
    'id', cancellation_id, 'number', purchase_order.number, 'cancelled_amount', cancelled_net::text
  ));
end
$$;

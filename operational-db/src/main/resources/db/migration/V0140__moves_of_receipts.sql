-- Which stock move a receipt line made, said once instead of by each function that lays costs on receipts.
-- Lock impact: none (a view). Verified by: ScenarioTest, through landed costs, matching, rebates and returns.
create view ledger.receipt_moves as
select l.id as receipt_line_id, m.id as move_id
from ledger.goods_receipt_lines as l
join ledger.stock_moves as m
  on m.document_type = 'GOODS_RECEIPT' and m.document_id = l.receipt_id and m.line_id = l.id;
comment on view ledger.receipt_moves is
  'One row per receipt line, with the stock move it made (mouvement de réception)';

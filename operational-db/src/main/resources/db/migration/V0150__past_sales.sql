-- A sale below cost is an event about a document: its alert ends two weeks after the last change of the line, or when
-- somebody took charge of it, instead of staying open for ever.
-- Lock impact: none. Verified by: AlertRuleTest.
update ledger.alert_rules set window_days = 14 where entity = 'SALE_LINE';

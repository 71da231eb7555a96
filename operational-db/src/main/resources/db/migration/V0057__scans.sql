-- What barcode and RFID readers sent: scans that had their effect, and scans kept aside with their reason.
-- Lock impact: none (new tables). Verified by: ScanTest.
create table ledger.scans (
  scan_id text constraint scans_pk primary key,
  reader text not null,
  command text not null,
  answer jsonb not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.scans is 'One row per scan that had its effect, once (lecture prise en compte)';

create table ledger.scan_rejections (
  id bigint generated always as identity constraint scan_rejections_pk primary key,
  scan_id text not null,
  reader text not null,
  content jsonb not null,
  refusal_code text not null,
  fr text not null,
  en text not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
create index scan_rejections_by_scan on ledger.scan_rejections (scan_id);
comment on table ledger.scan_rejections is
  'One row per time a scan was refused and kept aside; it may come again (lecture rejetée)';

call ledger.make_append_only('scans', 'scan_rejections');

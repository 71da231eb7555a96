-- Members that no ledger has: bands of days and classes. Figures are broken down by them like by any dimension.

create table bands (
    dimension varchar not null,
    member_id bigint not null,
    code varchar not null,
    name_fr varchar not null,
    name_en varchar not null,
    from_days integer,
    to_days integer
);
comment on table bands is 'Members of the axes age, delay and abc: bands of days, classes (fr: tranches et classes).';
comment on column bands.dimension is 'Axis: age, delay or abc.';
comment on column bands.member_id is 'Order in the axis, from 1.';
comment on column bands.code is 'Code in addresses.';
comment on column bands.name_fr is 'Name in French.';
comment on column bands.name_en is 'Name in English.';
comment on column bands.from_days is 'First day of the band, none for a class.';
comment on column bands.to_days is 'Last day of the band, none for a class.';

insert into bands values
    ('age', 1, '0-30', '0 à 30 j', '0 to 30 d', 0, 30),
    ('age', 2, '31-60', '31 à 60 j', '31 to 60 d', 31, 60),
    ('age', 3, '61-90', '61 à 90 j', '61 to 90 d', 61, 90),
    ('age', 4, '91-180', '91 à 180 j', '91 to 180 d', 91, 180),
    ('age', 5, '181-365', '181 à 365 j', '181 to 365 d', 181, 365),
    ('age', 6, '366-', 'plus de 365 j', 'over 365 d', 366, 1000000),
    ('delay', 1, 'current', 'non échu', 'not due', -1000000, 0),
    ('delay', 2, '1-30', '1 à 30 j', '1 to 30 d', 1, 30),
    ('delay', 3, '31-60', '31 à 60 j', '31 to 60 d', 31, 60),
    ('delay', 4, '61-90', '61 à 90 j', '61 to 90 d', 61, 90),
    ('delay', 5, '91-', 'plus de 90 j', 'over 90 d', 91, 1000000),
    ('abc', 1, 'A', 'A', 'A', null, null),
    ('abc', 2, 'B', 'B', 'B', null, null),
    ('abc', 3, 'C', 'C', 'C', null, null),
    ('abc', 4, 'N', 'sans sortie', 'no issue', null, null),
    ('abc', 5, 'NEW', 'nouveau', 'new', null, null);

-- Everything a migration creates belongs to the owner role, whoever runs the migration.
set role vigie_owner;

-- Which generation of its alert group an execution is about; null where there is no group, and before this version.
alter table execution add column episode bigint;
-- From then on an approved execution grows old; null where nobody approved, and before this version.
alter table execution add column approved_at timestamptz;

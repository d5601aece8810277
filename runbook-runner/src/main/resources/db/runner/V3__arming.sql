-- Failures of a runbook before this moment no longer count.
create table arming (
  runbook       text        primary key,
  armed_by      text        not null,
  reason        text        not null,
  armed_at      timestamptz not null
);
create index attempt_recent on attempt (intent_at);

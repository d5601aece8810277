-- What the task of an attempt wrote, redacted and perhaps cut; size and hash are those of the whole.
create table task_log (
  execution_id  uuid        not null,
  step_id       text        not null,
  number        int         not null,
  text          text        not null,
  whole_bytes   bigint      not null,
  whole_sha256  text        not null,
  primary key (execution_id, step_id, number),
  foreign key (execution_id, step_id, number) references attempt
);

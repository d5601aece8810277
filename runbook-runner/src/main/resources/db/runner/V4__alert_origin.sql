-- Where the alert behind an execution came from, and where it had to, as JSON; null where a person asked, and before this version.
alter table execution add column alert_origin text;

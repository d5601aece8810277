package io.tocsin.standalone.timeline;

import static io.tocsin.standalone.timeline.Row.row;
import static io.tocsin.standalone.timeline.RowSettings.DEFAULT;
import static io.tocsin.standalone.timeline.RowSettings.groupInterval;
import static io.tocsin.standalone.timeline.RowSettings.repeatInterval;
import static io.tocsin.standalone.timeline.RowSettings.timers;
import static io.tocsin.standalone.timeline.RowSettings.webhooks;
import static io.tocsin.standalone.timeline.Trouble.answers;
import static io.tocsin.standalone.timeline.Trouble.takes;

import io.tocsin.testkit.http.Fault;
import io.tocsin.testkit.http.Reply;
import java.util.List;
import java.util.stream.Stream;

/** Table 22.5: sending, reload, mute. */
class SendingAndReloadIT extends TimelineTable {
  private static final String GROUPS = "/api/v2/alerts/groups";
  private static final String MUTED_BY = "/0/alerts/0/status/mutedBy";
  private static final String A_ROUTE = "{matchers: ['alertname=\"A\"']%s}";
  private static final String ALL_DAY =
      "time_intervals: [{name: allday, time_intervals: [{times: [{start_time: '00:00', end_time:"
          + " '24:00'}]}]}]";
  private static final String TRIED_AT_LEAST_EVERY_15_S =
      "tried again soon and not with the next flush, see decision 0014";

  @Override
  List<Row> rows() {
    return Stream.of(sending(), reloads(), acceptance()).flatMap(List::stream).toList();
  }

  private static List<Row> sending() {
    return List.of(
        row("S22", groupInterval(12))
            .troubleUntil(6, "hook", answers(Reply.empty(500)))
            .inputs("0 +A1")
            .retries("1 [A1] first notification", "A1", 0, 6)
            .until(16)
            .differs("waits are random from zero on, see decision 0014"),
        row("S22b", groupInterval(3))
            .troubleUntil(6, "hook", answers(Reply.empty(400)))
            .inputs("0 +A1")
            .retries("1 [A1] first notification", "A1", 0, 6)
            .until(16)
            .differs(TRIED_AT_LEAST_EVERY_15_S),
        row("S22c", groupInterval(3))
            .troubleUntil(7, "hook", answers(Reply.tooMany(3)))
            .inputs("0 +A1")
            .expects("1 [A1] first notification", "4..4.9 [A1] first notification")
            .until(6.5)
            .differs("Retry-After is obeyed, and lengthened by up to a fifth, see decision 0014"),
        row("S23", groupInterval(3).receivers("hook", webhooks("hook", "ok", "bad")))
            .troubleUntil(9, "bad", answers(Reply.empty(400)))
            .inputs("0 +A1; 5 -A1")
            .expects("ok 1 [A1] first notification", "ok 7 [~A1] all alerts resolved")
            .retries("bad 1 [A1] first notification", "~A1", 0, 9)
            .sees(8, GROUPS, "", "[]")
            .until(22)
            .differs("the end reaches a receiver that was away, see decision 0013"),
        row("S35")
            .trouble(Trouble.once("hook", takes(5)))
            .inputs("0 +A1; 2 +A2")
            .expects("1 [A1] first notification", "6 [A1 A2] new alerts added")
            .until(8),
        row("S35b")
            .trouble(Trouble.once("hook", takes(12)))
            .inputs("0 +A1")
            .expects("1 [A1] first notification", "11..11.9 [A1] first notification")
            .until(14.5)
            .differs("the next attempt waits for up to 0.5 s, see decision 0014"),
        row("T10", groupInterval(20).receivers("hook", webhooks("hook", "hook, timeout: 500ms")))
            .troubleUntil(2, "hook", takes(2))
            .inputs("0 +A1")
            .retries("1 [A1] first notification", "A1", 0.5, 2)
            .until(7)
            .differs("waits are random from zero on, see decision 0014"),
        row(
                "T1",
                DEFAULT.receivers(
                    "hook",
                    "{name: hook, slack_configs: [{api_url: 'SINK/slack', channel: '#x', title: '{{"
                        + " .Bad.Field }}'}]}"))
            .troubleUntil(100, "slack", answers(Reply.text(200, "ok")))
            .inputs("0 +A1")
            .expects("slack 1 []")
            .with("/attachments/0/title", "[FIRING:1] A (1)")
            .until(4)
            .differs("the built-in text is sent, see docs/coming-from-alertmanager.md"));
  }

  private static List<Row> reloads() {
    return List.of(
        row("S19", muted(DEFAULT))
            .inputs("0 +A")
            .sees(0.5, GROUPS, MUTED_BY, "[\"allday\"]")
            .sees(2, GROUPS, MUTED_BY, "[\"allday\"]")
            .sees(2, GROUPS + "?muted=false", "", "[]")
            .sees(2, "/api/v2/alerts", "/0/status/state", "active")
            .sees(2, "/api/v2/alerts", "/0/status/mutedBy", "[]")
            .reloads(4, unmuted(DEFAULT))
            .expects("4 [A] first notification")
            .until(7)
            .differs("mutedBy is shown at once, see docs/coming-from-alertmanager.md"),
        row("S19b", unmuted(repeatInterval(8)))
            .inputs("0 +A")
            .reloads(1.5, muted(repeatInterval(8)))
            .inputs("2 -A")
            .reloads(5, unmuted(repeatInterval(8)))
            .inputs("5.5 +A")
            .expects(
                "1 [A] first notification",
                "5 [~A] all alerts resolved",
                "6.5 [A] first notification")
            .until(8.2),
        row("S20", groupInterval(6))
            .inputs("0 +A1; 2 +A2")
            .reloads(3, groupInterval(6))
            .expects("1 [A1] first notification", "3 [A1 A2] new alerts added")
            .until(10),
        row("S20b")
            .inputs("0 +A1; 2.5 +A2")
            .reloadsInVain(
                2,
                "route: {group_by: [alertname]}\nreceivers: [{name: hook}]\n",
                "failed to reload config: line 1, column 1: route: root route must specify a default"
                    + " receiver")
            .expects("1 [A1] first notification", "3 [A1 A2] new alerts added")
            .until(4.7)
            .differs("the place is named, see docs/coming-from-alertmanager.md"),
        row("S21")
            .inputs("0 +A1")
            .reloads(3, DEFAULT.receivers("other", webhooks("other", "other")))
            .expects("1 [A1] first notification", "other 3 [A1] first notification")
            .until(6),
        row("S21b")
            .inputs("0 +A1")
            .reloads(3, DEFAULT.groupBy("[alertname, i]"))
            .expects("1 [A1] first notification", "3 [A1] first notification")
            .with("/groupKey", "{}:{alertname=\"A\", i=\"1\"}")
            .until(6));
  }

  private static List<Row> acceptance() {
    var sixSeconds = groupInterval(6).groupBy("[]");
    return List.of(
        row("acc TestReload", sixSeconds)
            .inputs("1 T1()")
            .reloads(3, sixSeconds)
            .inputs("4 T2()")
            .expects("2..2.5 [T1]", "9..9.5 [T1 T2]")
            .until(11),
        row("acc TestColdStart", sixSeconds.flags("--dispatch.start-delay=<5>"))
            .inputs("1 T1(-100,); 2 T2()")
            .reloads(5, sixSeconds)
            .inputs("6 T3(-100,); 7 T4()")
            .expects("4..5 [T1 T2]", "11..11.5 [T1 T2 T3 T4]")
            .until(13),
        // What the second webhook drops is answered with 200, as by the suite's own receiver.
        row("acc TestRetry", timers(1, 2, 3).receivers("hook", webhooks("hook", "first", "second")))
            .troubleUntil(4.5, "second", Fault.status(200))
            .inputs("1 T1()")
            .expects("first 2..2.5 [T1]", "first 6..6.5 [T1]", "second 6..6.5 [T1]")
            .until(7.8));
  }

  private static RowSettings muted(RowSettings settings) {
    return settings.routes(A_ROUTE.formatted(", mute_time_intervals: [allday]")).more(ALL_DAY);
  }

  private static RowSettings unmuted(RowSettings settings) {
    return settings.routes(A_ROUTE.formatted("")).more(ALL_DAY);
  }
}

package io.tocsin.standalone.timeline;

import static io.tocsin.standalone.timeline.Row.row;
import static io.tocsin.standalone.timeline.RowSettings.DEFAULT;
import static io.tocsin.standalone.timeline.RowSettings.timers;
import static io.tocsin.standalone.timeline.RowSettings.webhooks;

import java.util.List;

/** Table 22.2: resolved alerts, repeats, and what is not sent a second time. */
class ResolveAndRepeatIT extends TimelineTable {
  private static final String ALERTS = "/api/v2/alerts";
  private static final String NO_RESOLVED = "nosr, send_resolved: false";
  private static final RowSettings TWO_WEBHOOKS =
      DEFAULT.receivers("hook", webhooks("hook", "sr", NO_RESOLVED));
  private static final RowSettings EVERY_FLUSH = timers(1, 1, 0.001);

  @Override
  List<Row> rows() {
    return List.of(
        row("S07", TWO_WEBHOOKS)
            .inputs("0 +A1 +A2; 2 -A1; 4 -A2")
            .expects(
                "sr 1 [A1 A2] first notification",
                "nosr 1 [A1 A2] first notification",
                "sr 3 [~A1 A2] some alerts resolved",
                "sr 5 [~A2] all alerts resolved")
            .until(8),
        row("S08", DEFAULT.receivers("hook", webhooks("hook", NO_RESOLVED)))
            .inputs("0 +A1; 2 -A1; 5 +A1")
            .expects("nosr 1 [A1] first notification", "nosr 6 [A1] first notification")
            .until(9),
        row("S09", timers(1, 1, 2.5))
            .inputs("0 +A1")
            .expects(
                "1 [A1] first notification",
                "4 [A1] repeat interval elapsed",
                "7 [A1] repeat interval elapsed",
                "10 [A1] repeat interval elapsed")
            .until(11.5),
        row("S09b", timers(1, 1, 2))
            .inputs("0 +A1")
            .expects(
                "1 [A1] first notification",
                "4 [A1] repeat interval elapsed",
                "7 [A1] repeat interval elapsed",
                "10 [A1] repeat interval elapsed")
            .until(11.5)
            .differs(
                "always 3 s, where the original has 2 s now and then: compared to the due time"),
        row("S09c", timers(1, 2, 0.001))
            .inputs("0 +A1")
            .expects(
                "1 [A1] first notification",
                "3 [A1] repeat interval elapsed",
                "5 [A1] repeat interval elapsed",
                "7 [A1] repeat interval elapsed")
            .until(8.5),
        row("S24", DEFAULT.more("global: {resolve_timeout: <3>}"))
            .inputs("0 A1()")
            .expects("1 [A1] first notification", "3 [~A1] all alerts resolved")
            .until(6),
        row("S25")
            .inputs("0 A1(,-5)")
            .sees(0.5, ALERTS, "", "[]")
            .sees(2, ALERTS, "", "[]")
            .until(4),
        row("S27", timers(1, 1, 3.5))
            .inputs("0 +A1{@v=1}; 1.5 +A1{@v=2}")
            .expects("1 [A1] first notification")
            .with("/alerts/0/annotations/v", "1")
            .expects("5 [A1] repeat interval elapsed")
            .with("/alerts/0/annotations/v", "2")
            .until(7.5),
        row("S28", DEFAULT.receivers("hook", webhooks("hook", "hook, max_alerts: 1")))
            .inputs("0 +A1 +A2 +A3; 2 -A1; 4 +A0")
            .expects("1 [A1] first notification")
            .with("/truncatedAlerts", "2")
            .with("/commonLabels/i", "1")
            .with("/status", "firing")
            .expects("3 [A2] some alerts resolved")
            .with("/truncatedAlerts", "2")
            .with("/status", "firing")
            .expects("5 [A0] new alerts added")
            .with("/truncatedAlerts", "2")
            .until(8)
            .differs(
                "firing alerts first, and the status of the group, see"
                    + " docs/coming-from-alertmanager.md"),
        row("S32", timers(1, 1, 3600))
            .inputs("0 +A1(0,3600); 1.2 +A1(0,1800); 1.5 A1()")
            .sees(2, ALERTS, "/0/endsAt", "3600.0")
            .expects("1 [A1] first notification")
            .until(3.5),
        row("S31")
            .inputs("0 +A1")
            .expects("1 [A1] first notification")
            .until(2)
            .restarts(Ending.STOPPED)
            .sees(0.2, ALERTS, "/0/labels/alertname", "A")
            .inputs("2 +A1")
            .until(6)
            .differs("alerts outlive a restart, see docs/coming-from-alertmanager.md"),
        row("S31b")
            .inputs("0 +A1; 1.2 silence alertname=Z 1.2..100")
            .expects("1 [A1] first notification")
            .until(2)
            .restarts(Ending.KILLED)
            .sees(0.2, "/api/v2/silences", "/0/status/state", "active")
            .inputs("2 +A1")
            .until(6)
            .differs(
                "nothing is sent twice and the silence is there, see"
                    + " docs/coming-from-alertmanager.md"),
        row("S31c")
            .inputs("0 +A1(0,4)")
            .expects("1 [A1] first notification")
            .until(2)
            .restarts(Ending.STOPPED)
            .expects("-4..2 [~A1] all alerts resolved")
            .until(5)
            .differs("an end that passed meanwhile is told at the next flush, see decision 0007"),
        row("acc TestRepeat", EVERY_FLUSH)
            .inputs("1 A1(1,); 3.5 A1(1,3)")
            .expects("2..2.5 [A1]", "3..3.5 [A1]", "4..4.5 [~A1]")
            .until(6),
        row("acc TestBatching", timers(1, 1, 4.9).groupBy("[]"))
            .inputs("1.1 T1(1,); 1.7 T5(1,); 3.3 T2(1.5,) T3(1.5,) T4(1.6,)")
            .expects("2..2.5 [T1 T5]", "4.1..4.5 [T1 T2 T3 T4 T5]", "9.1..9.5 [T1 T2 T3 T4 T5]")
            .until(11),
        row(
                "acc TestResolvedFilter",
                timers(1, 5, 3600)
                    .receivers("hook", webhooks("hook", "sr", NO_RESOLVED))
                    .more("global: {resolve_timeout: <10>}"))
            .inputs("1 V1() V2(); 3 V1(1,4) V3(); 8 V3(3,)")
            .expects(
                "sr 2..2.5 [V1 V2]",
                "nosr 2..2.5 [V1 V2]",
                "sr 7..7.5 [~V1 V2 V3]",
                "nosr 7..7.5 [V2 V3]",
                "sr 12..12.5 [~V2 V3]")
            .until(14),
        row("acc TestMergeAlerts", EVERY_FLUSH)
            .inputs("1 A1(1.1,); 1.2 A1(1,); 2.1 A1(2,){@ann=v1}; 3.6 A1(1.5,){@ann=v2}")
            .inputs("4.6 A1(3,4.5){@ann=v2}; 4.8 A1(2.9,4.8){@ann=v3}")
            .inputs("4.8 A1(2.9,4.1){@ann=v3}; 5.3 A1(5,)")
            .expects("2..2.5 [A1]")
            .with("/alerts/0/startsAt", "1.0")
            .expects("3..3.5 [A1]")
            .with("/alerts/0/startsAt", "1.0")
            .with("/alerts/0/annotations/ann", "v1")
            .expects("4..4.5 [A1]")
            .with("/alerts/0/startsAt", "1.0")
            .with("/alerts/0/annotations/ann", "v2")
            .expects("5..5.5 [~A1]")
            .with("/alerts/0/startsAt", "1.0")
            .with("/alerts/0/endsAt", "4.8")
            .with("/alerts/0/annotations/ann", "v3")
            .expects("6..6.5 [A1]")
            .with("/alerts/0/startsAt", "5.0")
            .until(7));
  }
}

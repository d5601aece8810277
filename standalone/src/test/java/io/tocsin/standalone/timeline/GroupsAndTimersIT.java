package io.tocsin.standalone.timeline;

import static io.tocsin.standalone.timeline.Row.row;
import static io.tocsin.standalone.timeline.RowSettings.DEFAULT;
import static io.tocsin.standalone.timeline.RowSettings.groupInterval;
import static io.tocsin.standalone.timeline.RowSettings.groupWait;
import static io.tocsin.standalone.timeline.RowSettings.webhooks;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Table 22.1: groups and timers. */
class GroupsAndTimersIT extends TimelineTable {
  private static final String ALERTS = "/api/v2/alerts";
  private static final String T_IS_1 = "matchers: ['t=\"1\"']";

  @Override
  List<Row> rows() {
    return List.of(
        row("S01")
            .inputs("0 +A1; 2 +A2")
            .expects("1 [A1] first notification", "3 [A1 A2] new alerts added")
            .until(6),
        row("S02", groupWait(3))
            .inputs("0 +A1(-3600,3600)")
            .expects("0 [A1] first notification")
            .until(3),
        row("S02b", groupWait(3))
            .inputs("0 +A1; 1 +A2(-3600,3600)")
            .expects("3 [A1 A2] first notification")
            .until(6),
        row("S03").inputs("0 +A1; 0.5 -A1").sees(2.5, "/api/v2/alerts/groups", "", "[]").until(4),
        row("S04")
            .inputs("0 +A1; 2 -A1; 5.5 +A1")
            .expects(
                "1 [A1] first notification",
                "3 [~A1] all alerts resolved",
                "6.5 [A1] first notification")
            .until(9),
        row("S05", groupInterval(3))
            .inputs("0 +A1; 1.5 -A1; 2.5 +A1")
            .expects("1 [A1] first notification")
            .until(8),
        row("S34", groupInterval(3))
            .inputs("0 +A1; 3.9 +A2; 4.2 +A3")
            .expects(
                "1 [A1] first notification",
                "4 [A1 A2] new alerts added",
                "7 [A1 A2 A3] new alerts added")
            .until(10.7),
        row("T5")
            .inputs("0 " + twenty("+A%d(-60,3600)"))
            .expects("0 [" + twenty("A%d") + "] first notification")
            .until(4.7)
            .differs("one notification has all of a request, see docs/coming-from-alertmanager.md"),
        row("T6").inputs("0 +A1(100,3600)").expects("1 [A1] first notification").until(4),
        row("T8", DEFAULT.groupBy("['...']"))
            .inputs("0 +A{x=1} +A{x=2}")
            .expects("1 [A] first notification")
            .with("/groupKey", "{}:{alertname=\"A\", x=\"1\"}")
            .expects("1 [A] first notification")
            .with("/groupKey", "{}:{alertname=\"A\", x=\"2\"}")
            .until(4),
        row("S30", DEFAULT.routes("{" + T_IS_1 + ", group_by: []}", "{matchers: ['t!=\"1\"']}"))
            .inputs("0 +A{t=1} +B{t=1} +C +D{t=2}")
            .expects("1 [A B] first notification")
            .with("/groupKey", "{}/{t=\"1\"}:{}")
            .expects("1 [C] first notification")
            .with("/groupKey", "{}/{t!=\"1\"}:{alertname=\"C\"}")
            .expects("1 [D] first notification")
            .with("/groupKey", "{}/{t!=\"1\"}:{alertname=\"D\"}")
            .until(4),
        row("S29", DEFAULT.routes("{" + T_IS_1 + ", continue: true}", "{" + T_IS_1 + "}"))
            .inputs("0 +A{t=1}")
            .expects("1 [A] first notification")
            .with("/groupKey", "{}/{t=\"1\"}:{alertname=\"A\"}")
            .expects("1 [A] first notification")
            .with("/groupKey", "{}/{t=\"1\"}:{alertname=\"A\"}")
            .until(4)
            .differs("exactly two, where the original has one or two, see decision 0004"),
        row("T4", DEFAULT.flags("--dispatch.start-delay=<4>"))
            .inputs("0.5 +A1; 1 +B1(-3600,3600); 5 +C1")
            .expects(
                "4 [A1] first notification",
                "4 [B1] first notification",
                "6 [C1] first notification")
            .until(8.7),
        row("T9", DEFAULT.receivers("hook", "{name: hook}"))
            .inputs("0 +A1")
            .sees(2, ALERTS, "/0/status/state", "active")
            .until(4),
        row("T2", DEFAULT.receivers("a.b+c", webhooks("a.b+c", "hook")))
            .inputs("0 +A1")
            .expects("1 [A1] first notification")
            .with("/receiver", "a\\.b\\+c")
            .until(4));
  }

  private static String twenty(String format) {
    return IntStream.range(0, 20)
        .mapToObj(i -> format.formatted(i))
        .collect(Collectors.joining(" "));
  }
}

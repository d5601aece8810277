package io.tocsin.standalone.timeline;

import static io.tocsin.standalone.timeline.Row.row;
import static io.tocsin.standalone.timeline.RowSettings.repeatInterval;
import static io.tocsin.standalone.timeline.RowSettings.timers;

import java.util.List;

/** Table 22.3: silences. Its row SIL is {@link SilenceEditingIT}. */
class SilencesIT extends TimelineTable {
  private static final RowSettings ONE_GROUP_EVERY_FLUSH = timers(1, 1, 0.001).groupBy("[]");

  @Override
  List<Row> rows() {
    return List.of(
        row("S10")
            .inputs("0 +A1; 0.1 silence alertname=A 0.1..4")
            .expects("5 [A1] first notification")
            .until(8),
        row("S11", repeatInterval(6))
            .inputs("0 +A1; 1.5 silence alertname=A 1.5..4.5; 2 -A1; 5.5 +A1")
            .expects("1 [A1] first notification", "8.5 [A1] repeat interval elapsed")
            .until(11),
        row("S12")
            .inputs("0 +A1 +A2; 1.5 silence i=1 1.5..3600; 4 -A1 -A2")
            .expects("1 [A1 A2] first notification", "5 [~A2] all alerts resolved")
            .until(8),
        row("S13", repeatInterval(8))
            .inputs("0 +A1; 1.5 silence alertname=A 1.5..4")
            .expects("1 [A1] first notification", "11 [A1] repeat interval elapsed")
            .until(12.7)
            .differs("always after five intervals, the original after four now and then"),
        row("S13b", timers(1, 1, 2.5))
            .inputs("0 +A1 +A2; 1.5 silence i=1 1.5..5.5")
            .expects(
                "1 [A1 A2] first notification",
                "4 [A2] repeat interval elapsed",
                "6 [A1 A2] new alerts added")
            .until(8.5),
        // Flushes are at whole seconds: the first one after 7.2 is at 8.
        row("T7", timers(1, 1, 3))
            .inputs("0 +A; 1.5 silence alertname=A 1.5..7.2")
            .expects("1 [A] first notification", "8 [A] repeat interval elapsed")
            .until(10.5),
        row("acc TestSilencing", ONE_GROUP_EVERY_FLUSH)
            .inputs("1 T1(1,); 1 T2(1,); 2.3 silence i=1 2.5..4.5")
            .expects("2..2.5 [T1 T2]", "3..3.5 [T2]", "4..4.5 [T2]", "5..5.5 [T1 T2]")
            .until(5.8),
        row("acc TestSilenceDelete", ONE_GROUP_EVERY_FLUSH)
            .inputs("1 T1(1,); 1 T2(1,); 1.3 silence i=~.+ 1.5..100; 3.5 expire")
            .expects("3.5..4.5 [T1 T2]")
            .until(4.8));
  }
}

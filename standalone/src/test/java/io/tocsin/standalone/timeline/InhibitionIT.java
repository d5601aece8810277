package io.tocsin.standalone.timeline;

import static io.tocsin.standalone.timeline.Row.row;
import static io.tocsin.standalone.timeline.RowSettings.DEFAULT;
import static io.tocsin.standalone.timeline.RowSettings.repeatInterval;
import static io.tocsin.standalone.timeline.RowSettings.timers;
import static io.tocsin.standalone.timeline.RowSettings.webhooks;

import io.tocsin.model.label.LabelSet;
import java.util.List;

/** Table 22.4: inhibition. */
class InhibitionIT extends TimelineTable {
  private static final String CRIT_INHIBITS_WARN =
      "inhibit_rules: [{source_matchers: ['sev=\"crit\"'], target_matchers: ['sev=\"warn\"'],"
          + " equal: [cl]}]";
  private static final RowSettings ONE_RULE = DEFAULT.groupBy("[sev]").more(CRIT_INHIBITS_WARN);
  private static final RowSettings A_INHIBITS_B =
      DEFAULT
          .groupBy("['...']")
          .more("inhibit_rules: [{source_matchers: ['a=\"1\"'], target_matchers: ['b=\"1\"']}]");
  private static final RowSettings JOB_DOWN =
      timers(1, 1, 1)
          .groupBy("[]")
          .more(
              "inhibit_rules: [{source_matchers: [alertname=J], target_matchers: [alertname=I],"
                  + " equal: [job, zone]}]");

  private static final String WHERE_W = "/api/v2/alerts?filter=alertname=W";
  private static final String C = "C{sev=crit,cl=1}";
  private static final String W = "W{sev=warn,cl=1}";
  private static final String ONE_SOURCE_IS_ENOUGH =
      "inhibited as long as one of the sources fires, a mend of 0.34.1, see"
          + " docs/coming-from-alertmanager.md";

  @Override
  List<Row> rows() {
    return List.of(
        row("S14", ONE_RULE)
            .inputs("0 +%s +%s; 3.5 -%s".formatted(C, W, C))
            .expects(
                "1 [C] first notification",
                "5 [~C] all alerts resolved",
                "5 [W] first notification")
            .until(8),
        row("S14b", repeatInterval(8).groupBy("[sev]").more(CRIT_INHIBITS_WARN))
            .inputs("0 +%s; 1.5 +%s; 4.2 -%s".formatted(W, C, C))
            .expects(
                "1 [W] first notification",
                "2.5 [C] first notification",
                "4.5 [~C] all alerts resolved",
                "11 [W] repeat interval elapsed")
            .until(12.7)
            .differs("always after five intervals, the original after four now and then"),
        row("S15", ONE_RULE)
            .inputs("0 +C{sev=crit} +W{sev=warn}")
            .expects("1 [C] first notification")
            .until(4),
        row("S15b", ONE_RULE)
            .inputs("0 +C{sev=crit,cl=1} +W{sev=warn}")
            .expects("1 [C] first notification", "1 [W] first notification")
            .until(4),
        row("S16", A_INHIBITS_B)
            .inputs("0 +X{a=1,b=1} +Y{a=1,b=1}")
            .expects("1 [X] first notification", "1 [Y] first notification")
            .until(4),
        row("S16b", A_INHIBITS_B)
            .inputs("0 +X{a=1,b=1} +S{a=1} +T{b=1}")
            .expects("1 [S] first notification")
            .until(4),
        row("S16c", A_INHIBITS_B)
            .inputs("0 +S{a=1}; 0.1 +X(0.1,7200){a=1,b=1}")
            .expects("1 [S] first notification")
            .until(4)
            .differs(ONE_SOURCE_IS_ENOUGH),
        row("S17", ONE_RULE)
            .inputs("0 +C1{sev=crit,cl=1} +%s; 0.1 +C2(0.1,7200){sev=crit,cl=1}".formatted(W))
            .inputs("3.5 -C2{sev=crit,cl=1}; 6 +C1{sev=crit,cl=1}")
            .sees(4.2, WHERE_W, "/0/status/state", "suppressed")
            .expects("1 [C1 C2] first notification", "5 [C1 ~C2] some alerts resolved")
            .until(8)
            .differs(ONE_SOURCE_IS_ENOUGH),
        row(
                "S18",
                ONE_RULE
                    .receivers("hook", webhooks("hook", "hook"), webhooks("other", "other"))
                    .routes("{matchers: ['sev=\"crit\"'], receiver: other}"))
            .inputs("0 +%s +%s".formatted(C, W))
            .expects("other 1 [C] first notification")
            .sees(2, WHERE_W, "/0/status/state", "suppressed")
            .sees(2, WHERE_W, "/0/status/inhibitedBy/0", fingerprintOfC())
            .until(4),
        row("S18b", ONE_RULE)
            .inputs("0 silence alertname=C 0..3600; 0.5 +%s +%s".formatted(C, W))
            .until(5),
        row("acc TestInhibiting", JOB_DOWN)
            .inputs("1 T{job=j,zone=aa}; 1 Iaa{job=j,zone=aa}; 1 Iab{job=j,zone=ab}")
            .inputs("2.2 J{job=j,zone=aa}; 3.6 J(2.2,3.6){job=j,zone=aa}")
            .expects("2..2.5 [Iaa Iab T]", "3..3.5 [Iab J T]", "4..4.5 [Iaa Iab ~J T]")
            .until(4.8),
        row("acc TestAlwaysInhibiting", JOB_DOWN)
            .inputs("1 I{job=j,zone=aa}; 1 J{job=j,zone=aa}")
            .inputs("2.6 J(1,2.6){job=j,zone=aa}; 2.6 I(1,2.6){job=j,zone=aa}")
            .expects("2..2.5 [J]", "3..3.5 [~I ~J]")
            .until(5));
  }

  private static String fingerprintOfC() {
    return LabelSet.of("alertname", "C", "cl", "1", "sev", "crit").fingerprint().toString();
  }
}

package io.tocsin.standalone.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.standalone.StandaloneProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Table 22.6 and row SIL of 22.3: silences are edited, up to their limits, in one process. */
class SilenceEditingIT {
  private static final String FILE =
      "compatibility: strict\nroute: {receiver: nobody}\nreceivers: [{name: nobody}]\n";

  @TempDir Path folder;

  private final InstantSource clock = InstantSource.system();

  @Test
  @DisplayName("SIL: what keeps its id, what makes a new silence, and what is rejected")
  void editsAndLimits() throws Exception {
    var file = Files.writeString(folder.resolve("alertmanager.yml"), FILE);
    try (var environment = RowEnvironment.in(folder);
        var tocsin =
            StandaloneProcess.start(
                folder.resolve("data"),
                "--config.file=" + file,
                "--silences.max-silences=9",
                "--silences.max-silence-size-bytes=400")) {
      var desk = new EditedSilences(new ApiClient(environment.client(), tocsin.url("/")));

      var z = editsActive(desk);
      expiredOneStays(desk, z);
      editsPending(desk);
      isLimited(desk);
    }
  }

  /** Steps 1 to 6; returns Z. */
  private String editsActive(EditedSilences desk) {
    var hundredSecondsAgo = in(-100);
    var x = desk.created(EditedSilences.silence(hundredSecondsAgo, in(100), "a", "b"));
    assertThat(desk.state(x)).as("1").isEqualTo("active");
    assertThat(desk.startsAt(x)).as("1: start moved to now").isAfter(in(-10));

    var same = EditedSilences.silence(desk.startsAt(x), in(200), "a", "b").put("id", x);
    assertThat(desk.created(same)).as("2: later end").isEqualTo(x);

    same.put("comment", "other")
        .put("createdBy", "somebody")
        .putObject("annotations")
        .put("k", "v");
    assertThat(desk.created(same)).as("3: other comment, author, annotations").isEqualTo(x);

    var y = desk.created(same.put("startsAt", hundredSecondsAgo.toString()));
    assertThat(y).as("4: other start").isNotEqualTo(x);
    assertThat(desk.startsAt(y)).as("4: start moved to now").isAfter(in(-10));
    assertThat(desk.state(x)).as("4").isEqualTo("expired");
    assertThat(desk.endsAt(x)).as("4: ended now").isBetween(in(-10), in(0));

    var z = desk.created(EditedSilences.silence(desk.startsAt(y), in(200), "b", "a").put("id", y));
    assertThat(z).as("5: matchers in another order").isNotEqualTo(y);
    assertThat(desk.state(y)).as("5").isEqualTo("expired");

    assertThat(desk.deleted(z)).as("6").isEqualTo(200);
    assertThat(desk.deleted(z)).as("6: a second time").isEqualTo(200);
    assertThat(desk.state(z)).as("6").isEqualTo("expired");
    return z;
  }

  /** Step 7. */
  private void expiredOneStays(EditedSilences desk, String z) {
    var before = desk.shown(z);

    var another = desk.created(EditedSilences.silence(in(0), in(200), "b", "a").put("id", z));

    assertThat(another).as("7").isNotEqualTo(z);
    assertThat(desk.shown(z)).as("7: stays as it was").isEqualTo(before);
  }

  /** Steps 8 to 10. */
  private void editsPending(EditedSilences desk) {
    var p = desk.created(EditedSilences.silence(in(50), in(200), "a", "b"));
    assertThat(desk.state(p)).as("8").isEqualTo("pending");
    var later = EditedSilences.silence(in(60), in(200), "a", "b").put("id", p);
    assertThat(desk.created(later)).as("8: start moved").isEqualTo(p);

    var now = desk.created(later.put("startsAt", in(-50).toString()));
    assertThat(now).as("9: start in the past").isNotEqualTo(p);
    assertThat(desk.state(now)).as("9").isEqualTo("active");
    hasNeverBeen(desk, p, "9");

    var q = desk.created(EditedSilences.silence(in(50), in(200), "a", "b"));
    assertThat(desk.deleted(q)).as("10").isEqualTo(200);
    hasNeverBeen(desk, q, "10");
  }

  private void hasNeverBeen(EditedSilences desk, String id, String step) {
    assertThat(desk.state(id)).as(step).isEqualTo("expired");
    assertThat(desk.startsAt(id)).as(step).isEqualTo(desk.endsAt(id)).isBetween(in(-10), in(0));
  }

  /** Steps 11 to 13, and the size. */
  private void isLimited(EditedSilences desk) {
    var last = "";
    while (desk.count() < 9) {
      last = desk.created(EditedSilences.silence(in(0), in(200), "a"));
    }
    var tooMany = "exceeded maximum number of silences: 9 (limit: 9)";
    var one = EditedSilences.silence(in(0), in(200), "a");
    assertThat(desk.rejected(one)).as("11").isEqualTo(tooMany);
    var edit = EditedSilences.silence(in(50), in(200), "a").put("id", last);
    assertThat(desk.rejected(edit)).as("12: needs a new id").isEqualTo(tooMany);

    edit.put("startsAt", desk.startsAt(last).toString()).put("endsAt", in(-50).toString());
    assertThat(desk.rejected(edit))
        .as("13")
        .isEqualTo("Failed to create silence: start time must be before end time");
    edit.put("startsAt", in(-100).toString());
    assertThat(desk.rejected(edit))
        .as("13")
        .isEqualTo("Failed to create silence: end time can't be in the past");

    var large = EditedSilences.silence(in(0), in(200), "a").put("comment", "c".repeat(400));
    assertThat(desk.rejected(large))
        .as("SIL: size")
        .matches("silence exceeded maximum size: [0-9]+ bytes \\(limit: 400 bytes\\)");
  }

  private Instant in(long seconds) {
    return clock.instant().plus(Duration.ofSeconds(seconds));
  }
}

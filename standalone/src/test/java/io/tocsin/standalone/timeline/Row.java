package io.tocsin.standalone.timeline;

import io.tocsin.standalone.timeline.Expected.Once;
import io.tocsin.standalone.timeline.Expected.Retried;
import io.tocsin.testkit.http.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One row of the catalogue. Its methods add to the last run of the process.
 *
 * @param settings of the first start
 * @param troubles of the receivers
 * @param runs of the process, one after the other on the same data folder
 * @param difference what Tocsin does otherwise than the original, also in strict, and where that is
 *     said; empty if nothing
 */
record Row(
    String id, RowSettings settings, List<Trouble> troubles, List<Run> runs, String difference) {

  Row {
    troubles = List.copyOf(troubles);
    runs = List.copyOf(runs);
  }

  static Row row(String id) {
    return row(id, RowSettings.DEFAULT);
  }

  static Row row(String id, RowSettings settings) {
    return new Row(id, settings, List.of(), List.of(Run.NOTHING), "");
  }

  /** In the notation of {@link InputNotation}. */
  Row inputs(String notation) {
    return change(run -> run.with(InputNotation.parse(notation)));
  }

  /** In the notation of {@link ExpectedNotation}. */
  Row expects(String... notations) {
    return change(
        run -> run.expecting(Arrays.stream(notations).map(ExpectedNotation::parse).toList()));
  }

  /**
   * Of the last expected notification: what its body says.
   *
   * @param text times are seconds since the start of the run, with one decimal
   */
  Row with(String pointer, String text) {
    return change(run -> run.expectingInTheLast(pointer, text));
  }

  /**
   * Expects attempts with growing pauses until one is accepted.
   *
   * @param pause that each attempt takes at least, in seconds
   * @param acceptedFrom seconds since the start of the run
   */
  Row retries(String first, String lastAlerts, double pause, double acceptedFrom) {
    Once attempt = ExpectedNotation.parse(first);
    return change(
        run -> run.expecting(List.of(new Retried(attempt, lastAlerts, pause, acceptedFrom))));
  }

  /** Expects what an endpoint shows at a time. */
  Row sees(double at, String path, String pointer, String text) {
    return change(run -> run.with(List.of(new Input.Look(at, path, pointer, text))));
  }

  Row reloads(double at, RowSettings next) {
    return change(run -> run.with(List.of(new Input.Reload(at, next))));
  }

  Row reloadsInVain(double at, String file, String answer) {
    return change(run -> run.with(List.of(new Input.RejectedReload(at, file, answer))));
  }

  Row trouble(Trouble trouble) {
    var more = new ArrayList<>(troubles);
    more.add(trouble);
    return new Row(id, settings, more, runs, difference);
  }

  /** Every request to that webhook goes wrong until a time. */
  Row troubleUntil(double until, String path, Fault fault) {
    return trouble(new Trouble(path, fault, Integer.MAX_VALUE, until));
  }

  Row until(double end) {
    return change(run -> run.until(end));
  }

  /** Ends the run, and begins another one on the same folder. */
  Row restarts(Ending ending) {
    var ended = new ArrayList<>(change(run -> run.ending(ending)).runs);
    ended.add(Run.NOTHING);
    return new Row(id, settings, troubles, ended, difference);
  }

  Row differs(String why) {
    return new Row(id, settings, troubles, runs, why);
  }

  private Row change(UnaryOperator<Run> change) {
    var changed = new ArrayList<>(runs);
    changed.set(changed.size() - 1, change.apply(changed.getLast()));
    return new Row(id, settings, troubles, changed, difference);
  }

  /** Waits and time-outs of the process itself know no pace. */
  boolean hasTimesOfOthers() {
    return troubles.stream().anyMatch(Trouble::hasTimeOfItsOwn);
  }

  @Override
  public String toString() {
    return id;
  }
}

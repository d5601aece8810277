package io.tocsin.standalone.timeline;

import io.tocsin.standalone.StandaloneProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Plays a row to processes that are started for it, one for each run. */
final class RowPlayer implements AutoCloseable {
  private final RowEnvironment environment;
  private final Row row;
  private final int pace;
  private final List<String> log = new ArrayList<>();
  private int seen;

  /**
   * @param pace that of rows whose times are all their own
   */
  RowPlayer(Row row, int pace, Path folder) {
    this.row = row;
    this.pace = row.hasTimesOfOthers() ? 1 : pace;
    this.environment = RowEnvironment.in(folder);
  }

  Findings play() throws IOException, InterruptedException {
    environment.configure(row.settings(), pace);
    row.troubles().forEach(trouble -> trouble.begin(environment.sink().faults()));
    var findings = Findings.NONE;
    for (var run : row.runs()) {
      findings = findings.and(play(run));
    }
    return findings;
  }

  /** What the processes have said. */
  List<String> log() {
    return log;
  }

  /** What arrives after a run, until the next one is ready, counts as the next one's. */
  private Findings play(Run run) throws IOException, InterruptedException {
    try (var process = start()) {
      try {
        var api = new ApiClient(environment.client(), process.url("/"));
        var time = new RunTime(environment.clock().instant(), pace);
        var inputs = new InputPlayer(api, environment, time);
        var faults = new RunPlayer(environment, inputs, time).play(run, row.troubles());
        var received = unseen(time);
        run.ending().end(process);
        return Findings.faults(faults).and(Matching.of(run.expected(), received));
      } finally {
        log.addAll(process.stderr());
      }
    }
  }

  private List<Received> unseen(RunTime time) {
    var all = environment.sink().received().all();
    var unseen =
        all.stream()
            .skip(seen)
            .map(webhook -> new Received(webhook, time))
            .sorted(Comparator.comparing(Received::at))
            .toList();
    seen = all.size();
    return unseen;
  }

  private StandaloneProcess start() throws IOException {
    var flags = new ArrayList<>(row.settings().flagsAt(pace));
    flags.add("--config.file=" + environment.configuration());
    return StandaloneProcess.start(
        environment.folder().resolve("data"), flags.toArray(String[]::new));
  }

  @Override
  public void close() {
    environment.close();
  }
}

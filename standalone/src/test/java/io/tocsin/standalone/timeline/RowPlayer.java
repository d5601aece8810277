package io.tocsin.standalone.timeline;

import io.tocsin.standalone.StandaloneProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Plays a row to processes that are started for it, one for each run. */
final class RowPlayer implements AutoCloseable {
  private final RowEnvironment environment;
  private final Row row;
  private final List<String> log = new ArrayList<>();
  private int seen;

  RowPlayer(Row row, Path folder) {
    this.row = row;
    this.environment = RowEnvironment.in(folder);
  }

  Findings play() throws IOException, InterruptedException {
    environment.configure(row.settings());
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
        var start = environment.clock().instant();
        var inputs = new InputPlayer(api, environment, start);
        var faults = new RunPlayer(environment, inputs, start).play(run, row.troubles());
        var received = unseen(start);
        run.ending().end(process);
        return Findings.faults(faults).and(Matching.of(run.expected(), received));
      } finally {
        log.addAll(process.stderr());
      }
    }
  }

  private List<Received> unseen(Instant start) {
    var all = environment.sink().received().all();
    var unseen =
        all.stream()
            .skip(seen)
            .map(webhook -> new Received(webhook, start))
            .sorted(Comparator.comparing(Received::at))
            .toList();
    seen = all.size();
    return unseen;
  }

  private StandaloneProcess start() throws IOException {
    var flags = new ArrayList<>(row.settings().flags());
    flags.add("--config.file=" + environment.configuration());
    return StandaloneProcess.start(
        environment.folder().resolve("data"), flags.toArray(String[]::new));
  }

  @Override
  public void close() {
    environment.close();
  }
}

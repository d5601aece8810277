package io.tocsin.standalone.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Acts on one run of the process, at the times of the row. */
final class RunPlayer {
  /** Beyond this the machine was too busy for the row to mean anything. */
  private static final double LATEST = 0.3;

  private final RowEnvironment environment;
  private final InputPlayer inputs;
  private final RunTime time;

  RunPlayer(RowEnvironment environment, InputPlayer inputs, RunTime time) {
    this.environment = environment;
    this.inputs = inputs;
    this.time = time;
  }

  /**
   * Returns at the end of the run.
   *
   * @return what went wrong on the way
   */
  List<String> play(Run run, List<Trouble> troubles) {
    troubles.stream()
        .filter(Trouble::ends)
        .forEach(trouble -> at(trouble.until(), this::endTrouble));
    var played =
        run.inputs().stream()
            .collect(Collectors.groupingBy(Input::at, LinkedHashMap::new, Collectors.toList()))
            .entrySet()
            .stream()
            .map(moment -> at(moment.getKey(), () -> playInTurn(moment.getValue())))
            .toList();
    var faults = new ArrayList<String>(at(run.end(), () -> List.of()).join());
    played.stream().map(CompletableFuture::join).forEach(faults::addAll);
    return faults;
  }

  private CompletableFuture<List<String>> at(double seconds, Supplier<List<String>> what) {
    return environment.at(time.at(seconds), what);
  }

  private List<String> endTrouble() {
    environment.sink().faults().clear();
    return List.of();
  }

  /** Inputs of one moment come one after the other. */
  private List<String> playInTurn(List<Input> atOnce) {
    double late = time.of(environment.clock().instant()) - atOnce.getFirst().at();
    var lateness =
        Optional.of(late)
            .filter(seconds -> seconds > LATEST)
            .map(
                seconds ->
                    String.format(Locale.ROOT, "%s was %.2f s late", atOnce.getFirst(), seconds));
    return Stream.concat(
            lateness.stream(), atOnce.stream().map(inputs::play).flatMap(Optional::stream))
        .toList();
  }
}

package io.tocsin.standalone.timeline;

import io.tocsin.standalone.timeline.Expected.Once;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run of the process, from its start to its end.
 *
 * @param end until when nothing else may leave; seconds since the start
 */
record Run(List<Input> inputs, List<Expected> expected, double end, Ending ending) {
  static final Run NOTHING = new Run(List.of(), List.of(), 0, Ending.KILLED);

  Run {
    inputs = List.copyOf(inputs);
    expected = List.copyOf(expected);
  }

  Run with(List<Input> more) {
    return new Run(joined(inputs, more), expected, end, ending);
  }

  Run expecting(List<? extends Expected> more) {
    return new Run(inputs, joined(expected, more), end, ending);
  }

  /**
   * @throws ClassCastException if the last one is not expected once
   */
  Run expectingInTheLast(String pointer, String text) {
    var before = expected.subList(0, expected.size() - 1);
    var last = ((Once) expected.getLast()).with(pointer, text);
    return new Run(inputs, joined(before, List.of(last)), end, ending);
  }

  Run until(double newEnd) {
    return new Run(inputs, expected, newEnd, ending);
  }

  Run ending(Ending newEnding) {
    return new Run(inputs, expected, end, newEnding);
  }

  private static <T> List<T> joined(List<? extends T> some, List<? extends T> more) {
    return Stream.<T>concat(some.stream(), more.stream()).toList();
  }
}

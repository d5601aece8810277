package io.tocsin.testkit.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * Fuzzes a parser: first with all texts of a corpus, then with mutations of them: pieces cut out,
 * repeated, mixed. A text with a new kind of answer is mutated further, so that the fuzzer gets
 * past the first check.
 *
 * <p>A short run is repeatable; a long one, {@code -Dtocsin.fuzz.seconds=600}, is not. Add each
 * text that breaks the property to the corpus, with the fix.
 */
public final class Fuzzing {
  private static final int SHORT_RUN = 4_000;
  private static final int MAX_LENGTH = 10_000;
  private static final int MAX_POOL = 5_000;
  private static final int MAX_KIND = 120;
  private static final Duration TOO_LONG = Duration.ofSeconds(20);

  private final Function<String, String> property;
  private final List<String> pool;
  private final Set<String> answers = new HashSet<>();

  private Fuzzing(List<String> corpus, Function<String, String> property) {
    this.pool = new ArrayList<>(corpus);
    this.property = property;
  }

  /**
   * @param corpus file under {@code fuzz}: a text on each line, or YAML documents
   * @param property returns the result for a text, or throws if the text breaks the property
   */
  public static void run(String corpus, Function<String, String> property) {
    var fuzzing = new Fuzzing(texts(corpus), property);
    List.copyOf(fuzzing.pool).forEach(fuzzing::attempt);
    var seconds = Long.getLong("tocsin.fuzz.seconds");
    if (seconds == null) {
      fuzzing.mutate(new Random(corpus.hashCode()), SHORT_RUN);
    } else {
      fuzzing.mutateUntil(System.nanoTime() + Duration.ofSeconds(seconds).toNanos());
    }
  }

  private void mutateUntil(long deadline) {
    long tries = 0;
    while (System.nanoTime() < deadline) {
      mutate(new Random(), 1_000);
      tries += 1_000;
    }
    System.out.println(tries + " texts, " + answers.size() + " kinds of answers");
  }

  private void mutate(Random random, int tries) {
    var mutation = new TextMutation(pool, random);
    for (int i = 0; i < tries; i++) {
      var text = mutation.next();
      if (text.length() <= MAX_LENGTH && attempt(text) && pool.size() < MAX_POOL) {
        pool.add(text);
      }
    }
  }

  /** Whether the answer is of a new kind. */
  private boolean attempt(String text) {
    long start = System.nanoTime();
    try {
      var answer = property.apply(text);
      if (System.nanoTime() - start > TOO_LONG.toNanos()) {
        throw new AssertionError("took longer than " + TOO_LONG);
      }
      return answers.add(kind(answer));
    } catch (RuntimeException | Error broken) {
      throw new AssertionError("broken by: " + written(shortened(text)), broken);
    }
  }

  /** Answers that differ only in a quoted piece or a number are of the same kind. */
  private static String kind(String answer) {
    var kind = answer.replaceAll("\"[^\"]*\"", "\"\"").replaceAll("[0-9]+", "0");
    return kind.substring(0, Math.min(kind.length(), MAX_KIND));
  }

  /** Shrinks the text as long as it still breaks the property. */
  private String shortened(String text) {
    var shortest = text;
    for (int size = text.length() / 2; size > 0; size /= 2) {
      for (int at = 0; at + size <= shortest.length(); ) {
        var shorter = shortest.substring(0, at) + shortest.substring(at + size);
        if (breaks(shorter)) {
          shortest = shorter;
        } else {
          at += size;
        }
      }
    }
    return shortest;
  }

  private boolean breaks(String text) {
    try {
      return property.apply(text) == null;
    } catch (RuntimeException | Error broken) {
      return true;
    }
  }

  /** Escaped for a Java test. */
  private static String written(String text) {
    var literal = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      literal.append(
          c == '"' || c == '\\'
              ? "\\" + c
              : c >= ' ' && c < 0x7f ? String.valueOf(c) : "\\u%04x".formatted((int) c));
    }
    return literal.append('"').toString();
  }

  private static List<String> texts(String corpus) {
    try (var in = Fuzzing.class.getResourceAsStream("/fuzz/" + corpus)) {
      var all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return List.of(all.split(corpus.endsWith(".yml") ? "(?m)^---\n" : "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.tocsin.model.label;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Labels or annotations, sorted by name. Matchers treat a missing label and an empty one as equal;
 * {@link #withoutEmptyValues()} removes the empty ones.
 *
 * <p>Names and values are in one flat array, because a process holds hundreds of thousands of sets.
 */
public final class LabelSet implements Iterable<Label> {
  public static final LabelSet EMPTY = new LabelSet(new String[0]);

  /**
   * Fewer labels first. With equal size the first differing label decides, in the order of the
   * names of both sets: the set without that label comes first, then the one with the smaller
   * value. Used for alerts in a notification and groups in a listing.
   *
   * @see <a href="https://github.com/prometheus/common/blob/main/model/labelset.go">Prometheus'
   *     LabelSet.Before</a>
   */
  public static final Comparator<LabelSet> ORDER =
      Comparator.comparingInt(LabelSet::size).thenComparing(LabelSet::comparePairs);

  /**
   * Up to this many names and values, insertion sort is faster than a tree. Bounded, because the
   * labels of a request are counted only later.
   */
  private static final int MOST_INSERTED = 64;

  private final String[] pairs;

  /** Zero until computed: most incoming sets are never compared. */
  private int hash;

  private LabelSet(String[] pairs) {
    this.pairs = pairs;
  }

  public static LabelSet of(Map<String, String> labels) {
    var sorted = new TreeMap<String, String>(Utf8Order.INSTANCE);
    sorted.putAll(labels);
    var pairs = new String[sorted.size() * 2];
    int next = 0;
    for (var label : sorted.entrySet()) {
      pairs[next++] = label.getKey();
      pairs[next++] = label.getValue();
    }
    return new LabelSet(pairs);
  }

  /**
   * @param namesAndValues name, value, name, value … in any order
   */
  public static LabelSet of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException(
          "a label name without a value: " + List.of(namesAndValues));
    }
    return namesAndValues.length > MOST_INSERTED
        ? of(asMap(namesAndValues))
        : new LabelSet(sorted(namesAndValues));
  }

  public Optional<String> get(String name) {
    int at = indexOf(name);
    return at < 0 ? Optional.empty() : Optional.of(pairs[at + 1]);
  }

  /** The value, or the empty string, which is how matchers read a missing label. */
  public String valueOrEmpty(String name) {
    int at = indexOf(name);
    return at < 0 ? "" : pairs[at + 1];
  }

  public boolean has(String name) {
    return indexOf(name) >= 0;
  }

  public int size() {
    return pairs.length / 2;
  }

  public boolean isEmpty() {
    return pairs.length == 0;
  }

  public LabelSet withoutEmptyValues() {
    return keeping(label -> !label.value().isEmpty());
  }

  /** The matching labels; this instance if all match. */
  public LabelSet keeping(Predicate<Label> wanted) {
    var kept = new String[pairs.length];
    int length = 0;
    // No stream: this runs for every alert received, grouped or listed.
    for (int i = 0; i < pairs.length; i += 2) {
      if (wanted.test(new Label(pairs[i], pairs[i + 1]))) {
        kept[length++] = pairs[i];
        kept[length++] = pairs[i + 1];
      }
    }
    return length == pairs.length ? this : new LabelSet(Arrays.copyOf(kept, length));
  }

  /** A copy with one label added or replaced. */
  public LabelSet with(String name, String value) {
    var room = Arrays.copyOf(pairs, pairs.length + 2);
    return new LabelSet(cut(room, insert(room, pairs.length, name, value)));
  }

  /** The labels of this set with the same value in the other; a missing one counts as empty. */
  public LabelSet inCommonWith(LabelSet other) {
    var kept = new String[pairs.length];
    int length = 0;
    int from = 0;
    for (int i = 0; i < pairs.length; i += 2) {
      // Both are sorted, so the search continues after the last match.
      int at = other.indexOf(pairs[i], from);
      from = at < 0 ? from : at + 2;
      if (pairs[i + 1].equals(at < 0 ? "" : other.pairs[at + 1])) {
        kept[length++] = pairs[i];
        kept[length++] = pairs[i + 1];
      }
    }
    return length == pairs.length ? this : new LabelSet(Arrays.copyOf(kept, length));
  }

  public Fingerprint fingerprint() {
    return Fingerprint.of(this);
  }

  public Stream<Label> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  /** A sorted, mutable copy. */
  public Map<String, String> asMap() {
    var labels = new TreeMap<String, String>(Utf8Order.INSTANCE);
    forEach(label -> labels.put(label.name(), label.value()));
    return labels;
  }

  @Override
  public Iterator<Label> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < pairs.length;
      }

      @Override
      public Label next() {
        if (!hasNext()) {
          throw new java.util.NoSuchElementException();
        }
        next += 2;
        return new Label(pairs[next - 2], pairs[next - 1]);
      }
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelSet that
        && hashCode() == that.hashCode()
        && Arrays.equals(pairs, that.pairs);
  }

  @Override
  public int hashCode() {
    // Like String.hashCode: read once; two threads may compute the same value.
    int known = hash;
    if (known == 0) {
      known = Arrays.hashCode(pairs);
      hash = known;
    }
    return known;
  }

  /** {@code {a="x", b="y"}}, values quoted as in Go; part of every group key. */
  @Override
  public String toString() {
    var text = new StringJoiner(", ", "{", "}");
    for (var label : this) {
      text.add(label.name() + "=" + GoQuote.quote(label.value()));
    }
    return text.toString();
  }

  private static Map<String, String> asMap(String[] namesAndValues) {
    var labels = new HashMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      labels.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return labels;
  }

  private static String[] sorted(String[] namesAndValues) {
    var sorted = new String[namesAndValues.length];
    int length = 0;
    for (int i = 0; i < namesAndValues.length; i += 2) {
      length = insert(sorted, length, namesAndValues[i], namesAndValues[i + 1]);
    }
    return cut(sorted, length);
  }

  /** Searches from the end, since most labels arrive sorted. Returns the new length. */
  private static int insert(String[] sorted, int length, String name, String value) {
    int at = length;
    while (at > 0 && Utf8Order.INSTANCE.compare(sorted[at - 2], name) > 0) {
      at -= 2;
    }
    if (at > 0 && sorted[at - 2].equals(name)) {
      sorted[at - 1] = value;
      return length;
    }
    System.arraycopy(sorted, at, sorted, at + 2, length - at);
    sorted[at] = name;
    sorted[at + 1] = value;
    return length + 2;
  }

  private static String[] cut(String[] pairs, int length) {
    return length == pairs.length ? pairs : Arrays.copyOf(pairs, length);
  }

  private int indexOf(String name) {
    return indexOf(name, 0);
  }

  private int indexOf(String name, int from) {
    for (int i = from; i < pairs.length; i += 2) {
      if (pairs[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private int comparePairs(LabelSet other) {
    int at = Arrays.mismatch(pairs, other.pairs);
    if (at < 0) {
      return 0;
    }
    int order = Utf8Order.INSTANCE.compare(pairs[at], other.pairs[at]);
    // If the names differ, the set with the smaller one has a label that the other lacks.
    return isName(at) ? -order : order;
  }

  private static boolean isName(int at) {
    return at % 2 == 0;
  }
}

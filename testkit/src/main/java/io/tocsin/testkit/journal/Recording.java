package io.tocsin.testkit.journal;

import io.tocsin.testkit.wait.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Entries in the order of their arrival. The fake writes, any thread reads. */
public final class Recording<T> {
  private final List<T> entries = new CopyOnWriteArrayList<>();
  private final List<Consumer<? super T>> listeners = new CopyOnWriteArrayList<>();

  public void add(T entry) {
    listeners.forEach(listener -> listener.accept(entry));
    entries.add(entry);
  }

  /**
   * Calls the listener with each later entry, on the thread of the fake, before the response and
   * before {@code await} returns the entry.
   */
  public void onEach(Consumer<? super T> listener) {
    listeners.add(listener);
  }

  public List<T> all() {
    return List.copyOf(entries);
  }

  public List<T> matching(Predicate<? super T> wanted) {
    return entries.stream().filter(wanted).toList();
  }

  public int size() {
    return entries.size();
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  public T last() {
    return entries.getLast();
  }

  public void clear() {
    entries.clear();
  }

  /** Waits for the first {@code count} entries. */
  public List<T> await(int count, Duration limit) {
    Await.until(limit, "the first " + count + " entries", () -> size() >= count);
    return entries.subList(0, count);
  }

  /** Waits for the first matching entry. */
  public T await(Predicate<? super T> wanted, String description, Duration limit) {
    return Await.untilPresent(
        limit, description, () -> entries.stream().filter(wanted).findFirst().<T>map(e -> e));
  }
}

package io.tocsin.testkit.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/** Faults to inject, in the order given. Thread-safe. */
public final class Faults {
  private final Deque<Order> orders = new ArrayDeque<>();

  /** Injects the fault into the next matching call. */
  public void once(Predicate<Call> which, Fault fault) {
    times(1, which, fault);
  }

  public synchronized void times(int count, Predicate<Call> which, Fault fault) {
    for (int i = 0; i < count; i++) {
      orders.add(new Order(which, fault, true));
    }
  }

  /** Injects the fault into every matching call, until {@link #clear()}. */
  public synchronized void always(Predicate<Call> which, Fault fault) {
    orders.add(new Order(which, fault, false));
  }

  public synchronized void clear() {
    orders.clear();
  }

  synchronized Optional<Fault> next(Call call) {
    var found = orders.stream().filter(order -> order.which.test(call)).findFirst();
    found.filter(Order::spent).ifPresent(orders::remove);
    return found.map(Order::fault);
  }

  private record Order(Predicate<Call> which, Fault fault, boolean spent) {}
}

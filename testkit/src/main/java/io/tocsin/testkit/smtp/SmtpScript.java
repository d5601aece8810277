package io.tocsin.testkit.smtp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Faults to inject, in the order given. Thread-safe. */
public final class SmtpScript {
  private final Deque<Order> orders = new ArrayDeque<>();
  private final Map<String, String> refusedRecipients = new ConcurrentHashMap<>();

  private record Order(SmtpStage stage, SmtpFault fault, boolean spent) {}

  public synchronized void once(SmtpStage stage, SmtpFault fault) {
    orders.add(new Order(stage, fault, true));
  }

  public synchronized void always(SmtpStage stage, SmtpFault fault) {
    orders.add(new Order(stage, fault, false));
  }

  /** Sends this line whenever a client names that address. */
  public void refuse(String recipient, String line) {
    refusedRecipients.put(recipient, line);
  }

  public synchronized void clear() {
    orders.clear();
    refusedRecipients.clear();
  }

  synchronized Optional<SmtpFault> next(SmtpStage stage) {
    var found = orders.stream().filter(order -> order.stage == stage).findFirst();
    found.filter(Order::spent).ifPresent(orders::remove);
    return found.map(Order::fault);
  }

  Optional<String> refusalOf(String recipient) {
    return Optional.ofNullable(refusedRecipients.get(recipient));
  }
}

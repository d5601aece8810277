package io.tocsin.configuration.active;

import io.tocsin.configuration.Configuration;
import io.tocsin.configuration.InvalidConfigurationException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Holds the active configuration. A reload reads and validates the whole file first; if it has
 * mistakes, the previous configuration stays active.
 *
 * <p>Thread-safe; reloads run one after the other.
 */
public final class ActiveConfiguration {
  private final Source source;
  private final List<Consumer<Configuration>> subscribers = new CopyOnWriteArrayList<>();
  private volatile Configuration current;
  private volatile boolean lastReloadSucceeded = true;

  /**
   * @throws InvalidConfigurationException if there is no valid configuration at the start
   */
  public ActiveConfiguration(Source source) throws InvalidConfigurationException {
    this.source = source;
    this.current = source.read();
  }

  public Configuration current() {
    return current;
  }

  /** Whether the last reload succeeded, regardless of its trigger. */
  public boolean lastReloadSucceeded() {
    return lastReloadSucceeded;
  }

  /** Calls back with each later configuration, on the thread that reloads. */
  public void subscribe(Consumer<Configuration> subscriber) {
    subscribers.add(subscriber);
  }

  /**
   * @throws InvalidConfigurationException if the new one has mistakes; the previous one stays
   *     active
   */
  public synchronized void reload() throws InvalidConfigurationException {
    var next = readOrRemember();
    current = next;
    lastReloadSucceeded = true;
    subscribers.forEach(subscriber -> subscriber.accept(next));
  }

  private Configuration readOrRemember() throws InvalidConfigurationException {
    try {
      return source.read();
    } catch (InvalidConfigurationException e) {
      lastReloadSucceeded = false;
      throw e;
    }
  }

  /** Where configurations come from. */
  public interface Source {
    Configuration read() throws InvalidConfigurationException;
  }
}

package io.tocsin.configuration.active;

import io.tocsin.configuration.Configuration;
import io.tocsin.configuration.InvalidConfigurationException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Holds the configuration in force. A reload reads and checks everything first; when anything is
 * wrong the old one stays.
 *
 * <p>Any thread may read; reloads are done one after the other.
 */
public final class ActiveConfiguration {
  private final Source source;
  private final List<Consumer<Configuration>> subscribers = new CopyOnWriteArrayList<>();
  private volatile Configuration current;
  private volatile boolean lastReloadSucceeded = true;

  /**
   * @throws InvalidConfigurationException if there is no valid configuration to begin with
   */
  public ActiveConfiguration(Source source) throws InvalidConfigurationException {
    this.source = source;
    this.current = source.read();
  }

  public Configuration current() {
    return current;
  }

  /** False from a reload that was refused until one that was not; whoever asked for it. */
  public boolean lastReloadSucceeded() {
    return lastReloadSucceeded;
  }

  /** Calls back with each later configuration, on the thread that reloads. */
  public void subscribe(Consumer<Configuration> subscriber) {
    subscribers.add(subscriber);
  }

  /**
   * @throws InvalidConfigurationException if the new one has mistakes; the old one stays in force
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

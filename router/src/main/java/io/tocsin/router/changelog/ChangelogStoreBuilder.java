package io.tocsin.router.changelog;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.state.StoreBuilder;

/** Builds the stores of one name, one per partition. They are always logged, never cached. */
public final class ChangelogStoreBuilder<K, V> implements StoreBuilder<ChangelogStore<K, V>> {
  private final String name;
  private final Serde<K> keys;
  private final Serde<V> values;
  private final RestoreLimit limit;
  private final Map<String, String> logConfig;

  /**
   * @param name durable; names the changelog
   * @param limit how much is held while the changelog is restored
   * @param logConfig settings of the changelog topic
   */
  public ChangelogStoreBuilder(
      String name,
      Serde<K> keys,
      Serde<V> values,
      RestoreLimit limit,
      Map<String, String> logConfig) {
    this.name = name;
    this.keys = keys;
    this.values = values;
    this.limit = limit;
    this.logConfig = Map.copyOf(logConfig);
  }

  @Override
  public ChangelogStore<K, V> build() {
    return WorkingSetStore.logged(name, keys, values, limit);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, String> logConfig() {
    return logConfig;
  }

  @Override
  public boolean loggingEnabled() {
    return true;
  }

  @Override
  public StoreBuilder<ChangelogStore<K, V>> withLoggingEnabled(Map<String, String> config) {
    return new ChangelogStoreBuilder<>(name, keys, values, limit, config);
  }

  @Override
  public StoreBuilder<ChangelogStore<K, V>> withLoggingDisabled() {
    throw new UnsupportedOperationException(
        "store " + name + " consists of its changelog; logging cannot be disabled");
  }

  @Override
  public StoreBuilder<ChangelogStore<K, V>> withCachingEnabled() {
    throw new UnsupportedOperationException(
        "store " + name + " is on the heap; caching is not supported");
  }

  @Override
  public StoreBuilder<ChangelogStore<K, V>> withCachingDisabled() {
    return this;
  }
}

package io.tocsin.router.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * An immutable map with string keys. A copy with one change is cheap: it shares all shards but one.
 */
final class ShardedMap<V> {
  private static final int ROOM_IN_A_SHARD = 16;

  private final V absent;
  private final int size;
  private final Map<String, V>[] shards;

  private ShardedMap(V absent, int size, Map<String, V>[] shards) {
    this.absent = absent;
    this.size = size;
    this.shards = shards;
  }

  /**
   * @param absent value of keys that are not present
   */
  static <V> ShardedMap<V> empty(V absent) {
    return new ShardedMap<>(absent, 0, emptyShards(1));
  }

  V get(String key) {
    return shards[shardOf(key, shards.length)].getOrDefault(key, absent);
  }

  ShardedMap<V> with(String key, V value) {
    if (size >= shards.length * ROOM_IN_A_SHARD) {
      return withMoreShards().with(key, value);
    }
    var shard = new HashMap<>(shards[shardOf(key, shards.length)]);
    int added = shard.put(key, value) == null ? 1 : 0;
    return replacing(key, shard, size + added);
  }

  ShardedMap<V> without(String key) {
    var shard = new HashMap<>(shards[shardOf(key, shards.length)]);
    return shard.remove(key) == null ? this : replacing(key, shard, size - 1);
  }

  private ShardedMap<V> replacing(String key, Map<String, V> shard, int newSize) {
    var copy = shards.clone();
    copy[shardOf(key, shards.length)] = shard;
    return new ShardedMap<>(absent, newSize, copy);
  }

  private ShardedMap<V> withMoreShards() {
    Map<String, V>[] more = emptyShards(shards.length * 4);
    for (var shard : shards) {
      shard.forEach(
          (key, value) -> {
            int place = shardOf(key, more.length);
            more[place] = more[place].isEmpty() ? new HashMap<>() : more[place];
            more[place].put(key, value);
          });
    }
    return new ShardedMap<>(absent, size, more);
  }

  /** Uses other hash bits than the inner maps, or all keys of one shard would collide there. */
  private static int shardOf(String key, int shards) {
    return (int) (((key.hashCode() * 0x9E3779B9L) & 0xFFFFFFFFL) * shards >>> 32);
  }

  @SuppressWarnings("unchecked") // Java has no generic arrays; this one does not escape.
  private static <V> Map<String, V>[] emptyShards(int count) {
    var shards = (Map<String, V>[]) new Map<?, ?>[count];
    Arrays.fill(shards, Map.of());
    return shards;
  }
}

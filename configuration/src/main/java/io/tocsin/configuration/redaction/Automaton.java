package io.tocsin.configuration.redaction;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/**
 * Finds many byte sequences in one pass over a text (Aho and Corasick, 1975). Takes linear time, so
 * a crafted text cannot slow it down. Safe to read from any thread.
 */
final class Automaton {
  private static final int NONE = -1;
  private static final int ROOT = 0;

  private int[] firstChild = new int[64];
  private int[] sibling = new int[64];
  private int[] fallback = new int[64];
  private int[] depth = new int[64];
  private int[] longest = new int[64];
  private byte[] label = new byte[64];
  private int size = 1;

  Automaton(List<byte[]> sequences) {
    firstChild[ROOT] = NONE;
    sequences.forEach(this::add);
    link();
  }

  int start() {
    return ROOT;
  }

  /** The state after one more byte. */
  int next(int state, int value) {
    int from = state;
    while (true) {
      int child = child(from, (byte) value);
      if (child != NONE) {
        return child;
      }
      if (from == ROOT) {
        return ROOT;
      }
      from = fallback[from];
    }
  }

  /** Length of the longest sequence that ends here; 0 if none does. */
  int found(int state) {
    return longest[state];
  }

  /** How many of the last bytes are a prefix of a sequence. */
  int begun(int state) {
    return depth[state];
  }

  private void add(byte[] sequence) {
    int state = ROOT;
    for (byte value : sequence) {
      int child = child(state, value);
      state = child == NONE ? grow(state, value) : child;
    }
    longest[state] = sequence.length;
  }

  private int grow(int parent, byte value) {
    if (size == label.length) {
      enlarge(size * 2);
    }
    firstChild[size] = NONE;
    label[size] = value;
    depth[size] = depth[parent] + 1;
    sibling[size] = firstChild[parent];
    firstChild[parent] = size;
    return size++;
  }

  private void enlarge(int capacity) {
    firstChild = Arrays.copyOf(firstChild, capacity);
    sibling = Arrays.copyOf(sibling, capacity);
    fallback = Arrays.copyOf(fallback, capacity);
    depth = Arrays.copyOf(depth, capacity);
    longest = Arrays.copyOf(longest, capacity);
    label = Arrays.copyOf(label, capacity);
  }

  /** Breadth first, so that the fallback of a state is ready before the state. */
  private void link() {
    var waiting = new ArrayDeque<Integer>();
    waiting.add(ROOT);
    while (!waiting.isEmpty()) {
      int parent = waiting.remove();
      for (int child = firstChild[parent]; child != NONE; child = sibling[child]) {
        fallback[child] = parent == ROOT ? ROOT : next(fallback[parent], label[child]);
        longest[child] = Math.max(longest[child], longest[fallback[child]]);
        waiting.add(child);
      }
    }
  }

  private int child(int state, byte value) {
    int child = firstChild[state];
    while (child != NONE && label[child] != value) {
      child = sibling[child];
    }
    return child;
  }
}

package io.tocsin.configuration.redaction;

import java.util.Arrays;

/**
 * The bytes of a text, each with the position of its characters. Decoding turns several characters
 * into one byte and keeps their position. Not thread-safe.
 */
final class Bytes {
  private byte[] values;
  private int[] starts;
  private int[] ends;
  private int size;

  Bytes(int expected) {
    values = new byte[expected];
    starts = new int[expected];
    ends = new int[expected];
  }

  void add(int value, int start, int end) {
    if (size == values.length) {
      int larger = Math.max(16, size * 2);
      values = Arrays.copyOf(values, larger);
      starts = Arrays.copyOf(starts, larger);
      ends = Arrays.copyOf(ends, larger);
    }
    values[size] = (byte) value;
    starts[size] = start;
    ends[size] = end;
    size++;
  }

  int size() {
    return size;
  }

  int at(int index) {
    return values[index] & 0xFF;
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }

  byte[] toArray() {
    return Arrays.copyOf(values, size);
  }
}

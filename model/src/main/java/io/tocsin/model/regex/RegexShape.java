package io.tocsin.model.regex;

import com.google.re2j.Pattern;
import java.util.ArrayDeque;

/**
 * Size of an expression, computed without compiling it.
 *
 * @param nesting deepest level of parentheses
 * @param repeatProduct largest product of nested counted repeats, {@code (a{10}){20}} is 200
 * @param size characters and classes, each multiplied by its counted repeats: the size of the
 *     compiled expression
 */
record RegexShape(int nesting, long repeatProduct, long size) {

  static RegexShape of(String expression) {
    var reader = new Reader(expression);
    reader.read();
    return new RegexShape(reader.deepest, reader.largest, reader.whole());
  }

  /**
   * State of an enclosing group at an opening parenthesis.
   *
   * @param repeat largest repeat so far
   */
  private record Group(long repeat, long size) {
    static final Group NONE = new Group(1, 0);
  }

  /** Scans the text once; each open parenthesis keeps the largest repeat inside it. */
  private static final class Reader {
    private static final Pattern BY_NUMBER = Pattern.compile("\\\\x\\{[0-9a-fA-F]+}");

    private final String text;
    private final ArrayDeque<Group> outer = new ArrayDeque<>();
    private int at;
    private int deepest;
    private long largest = 1;
    private long inThisGroup = 1;
    private long lastAtom = 1;
    private long size;
    private long lastSize;

    Reader(String text) {
      this.text = text;
    }

    void read() {
      while (at < text.length()) {
        step(text.charAt(at));
      }
    }

    private void step(char c) {
      switch (c) {
        case '\\' -> atom(escapeLength());
        case '[' -> atom(classLength());
        case '(' -> open();
        case ')' -> close();
        case '{' -> repeat();
        default -> atom(1);
      }
    }

    private void atom(int length) {
      at += length;
      lastAtom = 1;
      size++;
      lastSize = 1;
    }

    /** Includes parentheses that are never closed. */
    private long whole() {
      return outer.stream().mapToLong(Group::size).sum() + size;
    }

    /** The number in the braces is a character code, not a count. */
    private int escapeLength() {
      var character = BY_NUMBER.matcher(text.substring(at));
      return character.lookingAt() ? character.end() : 2;
    }

    private int classLength() {
      int end = at + 1;
      while (end < text.length() && (text.charAt(end) != ']' || end == at + 1)) {
        end += text.charAt(end) == '\\' ? 2 : 1;
      }
      return end + 1 - at;
    }

    private void open() {
      outer.push(new Group(inThisGroup, size));
      inThisGroup = 1;
      size = 0;
      deepest = Math.max(deepest, outer.size());
      at++;
    }

    private void close() {
      var around = outer.isEmpty() ? Group.NONE : outer.pop();
      lastAtom = inThisGroup;
      inThisGroup = Math.max(inThisGroup, around.repeat());
      lastSize = size;
      size += around.size();
      at++;
    }

    private void repeat() {
      int end = text.indexOf('}', at);
      long count = end < 0 ? 1 : highest(text.substring(at + 1, end));
      lastAtom = Math.min(lastAtom * Math.max(count, 1), Integer.MAX_VALUE);
      inThisGroup = Math.max(inThisGroup, lastAtom);
      largest = Math.max(largest, lastAtom);
      size = Math.min(size + lastSize * Math.max(count - 1, 0), Integer.MAX_VALUE);
      lastSize = Math.min(lastSize * Math.max(count, 1), Integer.MAX_VALUE);
      at = end < 0 ? text.length() : end + 1;
    }

    private static long highest(String counts) {
      long highest = 1;
      for (var count : counts.split(",", 3)) {
        if (count.matches("[0-9]{1,9}")) {
          highest = Math.max(highest, Long.parseLong(count));
        }
      }
      return highest;
    }
  }
}

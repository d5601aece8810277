package io.tocsin.configuration.redaction;

import java.util.BitSet;

/** The characters of one text that must be redacted. Not thread-safe. */
final class Hidden {
  /** A prefix of a secret at least this long is redacted where a text was cut. */
  private static final int SHORTEST_BEGINNING = 4;

  /** Marks where a text was cut. */
  private static final char CUT = '…';

  /** Longest escape of one character, which may be incomplete where a text was cut. */
  private static final int LONGEST_ESCAPE = 8;

  /** Longer texts are read in pieces that overlap by more than the longest encoded secret. */
  private static final int PIECE = 256 * 1024;

  private static final int OVERLAP = 32 * 1024;

  private final BitSet characters = new BitSet();
  private final Automaton automaton;

  private Hidden(Automaton automaton) {
    this.automaton = automaton;
  }

  static String replaced(String text, Automaton automaton, String mark) {
    var hidden = new Hidden(automaton);
    for (int from = 0; from < text.length(); from += PIECE - OVERLAP) {
      int until = Math.min(text.length(), from + PIECE);
      hidden.scan(text.substring(from, until), from, until == text.length());
      if (until == text.length()) {
        break;
      }
    }
    return hidden.replace(text, mark);
  }

  private void scan(String piece, int offset, boolean last) {
    for (var reading : Reading.of(piece)) {
      scan(Reading.comparable(reading), piece, offset, last);
    }
  }

  private void scan(Bytes text, String piece, int offset, boolean last) {
    int state = automaton.start();
    int beforeEscape = state;
    int escape = 0;
    for (int i = 0; i < text.size(); i++) {
      if (piece.charAt(text.start(i)) == CUT) {
        hideBeginning(text, i, state, offset, text.start(i));
        hideBeginning(text, i, escape, beforeEscape, offset, text.start(i));
      }
      if (startsEscape(text, i, piece)) {
        beforeEscape = state;
        escape = i;
      }
      state = automaton.next(state, text.at(i));
      int length = automaton.found(state);
      if (length > 0) {
        hide(offset + text.start(i - length + 1), offset + text.end(i));
      }
    }
    if (last) {
      hideBeginning(text, text.size(), state, offset, piece.length());
      hideBeginning(text, text.size(), escape, beforeEscape, offset, piece.length());
    }
  }

  /** The cut may be inside an escape, which then does not decode to a letter of the secret. */
  private void hideBeginning(
      Bytes text, int cut, int escape, int beforeEscape, int offset, int end) {
    if (cut - escape < LONGEST_ESCAPE) {
      hideBeginning(text, escape, beforeEscape, offset, end);
    }
  }

  /** The cut may be inside a secret. */
  private void hideBeginning(Bytes text, int until, int state, int offset, int end) {
    int length = automaton.begun(state);
    if (length >= SHORTEST_BEGINNING) {
      hide(offset + text.start(until - length), offset + end);
    }
  }

  private static boolean startsEscape(Bytes text, int index, String piece) {
    int start = text.start(index);
    return text.at(index) == '%'
        || text.at(index) == '&'
        || (start > 0 && piece.charAt(start - 1) == '\\');
  }

  private void hide(int from, int until) {
    characters.set(from, until);
  }

  private String replace(String text, String mark) {
    if (characters.isEmpty()) {
      return text;
    }
    var shown = new StringBuilder(text.length());
    int at = 0;
    for (int from = characters.nextSetBit(0); from >= 0; from = characters.nextSetBit(at)) {
      // A preceding backslash escapes the first redacted character, so it goes, too.
      int end = from > at && text.charAt(from - 1) == '\\' ? from - 1 : from;
      shown.append(text, at, end).append(mark);
      at = characters.nextClearBit(from);
    }
    return shown.append(text, at, text.length()).toString();
  }
}

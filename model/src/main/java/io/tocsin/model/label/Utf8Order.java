package io.tocsin.model.label;

import java.util.Comparator;

/**
 * Orders strings as Go does, by UTF-8 bytes, which is by code point. {@link String#compareTo}
 * differs beyond the basic plane, and another order would change fingerprints.
 */
public enum Utf8Order implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean onlyOneIsSupplementary = Character.isSurrogate(a) != Character.isSurrogate(b);
        return onlyOneIsSupplementary ? (Character.isSurrogate(a) ? 1 : -1) : a - b;
      }
    }
    return left.length() - right.length();
  }
}

package io.tocsin.oracle;

/**
 * One of the two programs.
 *
 * @param name the first part of the paths of its webhooks
 * @param ownKeys what stands in its configuration only
 */
record Side(String name, String ownKeys) {
  static final Side ORIGINAL = new Side("original", "");
  static final Side OURS = new Side("tocsin", "compatibility: strict\n");
}

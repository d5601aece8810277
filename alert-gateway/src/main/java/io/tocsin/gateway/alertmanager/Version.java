package io.tocsin.gateway.alertmanager;

/**
 * The Alertmanager that we are compatible with. Clients such as karma and amtool choose their ways
 * by it, so Tocsin's own version stands in the branch.
 */
final class Version {
  static final String NUMBER = "0.34.0";
  static final String REVISION = "tocsin";
  static final String BRANCH = "tocsin";
  static final String RUNTIME = "java" + Runtime.version().feature();

  private Version() {}
}

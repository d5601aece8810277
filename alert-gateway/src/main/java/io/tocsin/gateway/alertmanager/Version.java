package io.tocsin.gateway.alertmanager;

/**
 * The Alertmanager version that we are compatible with. Clients such as karma and amtool choose API
 * variants by it; Tocsin identifies itself in the branch.
 */
final class Version {
  static final String NUMBER = "0.34.0";
  static final String REVISION = "tocsin";
  static final String BRANCH = "tocsin";
  static final String RUNTIME = "java" + Runtime.version().feature();

  private Version() {}
}

package io.tocsin.embedded.postgres;

import com.sun.security.auth.module.UnixSystem;
import io.tocsin.log.LogEvent;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import org.jboss.logging.Logger;

/**
 * The operating system user of the database server. PostgreSQL refuses to run as root; for root the
 * library starts it in a user namespace, where it runs as an ordinary user.
 *
 * @param uid user id of this process
 * @param hasUserNamespaces whether {@code unshare -U} works here
 */
record ServerUser(long uid, boolean hasUserNamespaces) {
  private static final Logger LOG = Logger.getLogger(ServerUser.class);
  private static final long ROOT = 0;

  static ServerUser current() {
    return new ServerUser(new UnixSystem().getUid(), LinuxUtils.isUnshareAvailable());
  }

  /**
   * @throws IOException if the server would not start as this user
   */
  void check() throws IOException {
    if (uid != ROOT) {
      return;
    }
    if (!hasUserNamespaces) {
      throw new IOException(
          "PostgreSQL cannot run as root, and user namespaces (unshare -U) are not permitted here; start Tocsin as another user");
    }
    LogEvent.of("PostgreSQL runs as user nobody in a user namespace, because this process is root")
        .with("files_of", "root")
        .info(LOG);
  }
}

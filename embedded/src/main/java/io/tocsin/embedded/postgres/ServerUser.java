package io.tocsin.embedded.postgres;

import com.sun.security.auth.module.UnixSystem;
import io.tocsin.log.LogEvent;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import org.jboss.logging.Logger;

/**
 * Whom the database server runs as. PostgreSQL rejects root; the library then starts it in a user
 * namespace, where root is an ordinary user.
 *
 * @param uid of this process
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
          "PostgreSQL does not run as root, and user namespaces (unshare -U) are not permitted here; start Tocsin as another user");
    }
    LogEvent.of("PostgreSQL runs as user nobody in a user namespace, because this process is root")
        .with("files_of", "root")
        .info(LOG);
  }
}

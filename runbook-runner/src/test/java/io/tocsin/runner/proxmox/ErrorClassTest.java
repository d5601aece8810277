package io.tocsin.runner.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("what a refusal means")
class ErrorClassTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | Authentication failed!                                          | AUTH
          401 | No ticket                                                       | AUTH
          403 | Permission check failed (/vms/100, VM.PowerMgmt)                | FORBIDDEN
          400 | Parameter verification failed.                                  | BAD_REQUEST
          400 | no such task                                                    | NOT_FOUND
          400 | VM 100 already exists                                           | EXISTS
          500 | Configuration file 'nodes/pve1/qemu-server/101.conf' does not exist | NOT_FOUND
          500 | unable to restore VM 9 - VM 9 already exists on node 'pve1'     | EXISTS
          500 | snapshot name 'x' already used                                  | EXISTS
          500 | VM 100 not running                                              | STATE
          500 | CT 100 already running                                          | STATE
          500 | VM is paused - cannot shutdown                                  | STATE
          500 | VM is locked (backup)                                           | LOCKED
          500 | CT is locked (snapshot)                                         | LOCKED
          500 | can't lock file '/var/lock/qemu-server/lock-100.conf' - got timeout | FLOCK
          500 | cluster not ready - no quorum?                                  | NO_QUORUM
          500 | can't remove VM 100 - protection mode enabled                   | PROTECTED
          500 | no such cluster node 'pve9'                                     | NODE_DOWN
          500 | hostname lookup 'pve9' failed                                   | NODE_DOWN
          595 | Connection refused                                              | NODE_DOWN
          596 | Connection timed out                                            | AMBIGUOUS
          599 | Too many redirections                                           | AMBIGUOUS
          502 | Bad gateway                                                     | AMBIGUOUS
          500 | got no worker upid - start worker failed                        | BUSY
          501 | Method 'POST /nodes/pve1' not implemented                       | UNSUPPORTED
          500 | something nobody has seen before                                | UNKNOWN
          """)
  void refusalIsReadFromStatusAndText(int status, String text, ErrorClass expected) {
    assertThat(ErrorClass.of(status, text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"AMBIGUOUS, true", "BUSY, true", "UNKNOWN, true", "STATE, false", "NODE_DOWN, false"})
  void onlyDoubtIsSettledByTheTaskList(ErrorClass kind, boolean doubt) {
    assertThat(kind.leavesDoubt()).isEqualTo(doubt);
  }
}

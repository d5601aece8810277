package io.tocsin.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.runner.proxmox.TaskEntry;
import io.tocsin.runner.proxmox.Upid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockHolderTest {

  @ParameterizedTest(name = "{4}")
  @CsvSource(
      textBlock =
          """
          vzdump,    101, true,  true,  a backup of the guest
          vzdump,    '',  true,  true,  a backup of several guests names none of them
          vzdump,    '',  false, false, a backup that is over
          vzdump,    102, true,  false, a backup of another guest
          qmmigrate, 101, true,  true,  a migration of the guest
          aptupdate, '',  true,  false, a task of the node
          vncproxy,  101, true,  false, an open console
          """)
  void canLock(String type, String id, boolean running, boolean expected, String why) {
    var upid =
        Upid.parse("UPID:pve1:0001A2B3:00C4D5E6:66F0A1B2:%s:%s:root@pam:".formatted(type, id));

    assertThat(LockHolder.canLock(new TaskEntry(upid, running), 101)).as(why).isEqualTo(expected);
  }
}

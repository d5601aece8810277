package io.tocsin.runner.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.runner.proxmox.ErrorClass;
import io.tocsin.runner.proxmox.GuestKind;
import io.tocsin.runner.proxmox.GuestPlace;
import io.tocsin.runner.proxmox.GuestState;
import io.tocsin.runner.proxmox.PowerAction;
import io.tocsin.runner.proxmox.PowerCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GuestRestartTest {
  private static final Instant START = Instant.parse("2026-09-21T09:41:03Z");
  private static final RestartTimeouts BUDGETS =
      new RestartTimeouts(
          Duration.ofSeconds(60),
          Duration.ofSeconds(120),
          Duration.ofSeconds(180),
          Duration.ofSeconds(60),
          Duration.ofSeconds(15),
          Duration.ZERO,
          Duration.ZERO);
  private static final GuestState RUNNING = guest("running", 18233, 934_211);
  private static final GuestState OFF = guest("stopped", 0, 0);
  private static final ActionResult OK = new ActionResult.Done(false, "OK");

  private final GuestRestart restart = new GuestRestart(BUDGETS);
  private final List<CompletedAction> past = new ArrayList<>();
  private final ObjectNode with = JsonNodeFactory.instance.objectNode();
  private boolean quorate = true;
  private boolean lockHolderAlive;
  private int lockedAt;
  private boolean overdue;

  @Test
  void runningGuestIsRebootedWithTheTimeItGets() {
    with.put("graceful", "90s");

    assertThat(next(RUNNING, 0))
        .isEqualTo(
            new StepMove.Act(
                new PowerCall(PowerAction.REBOOT, Optional.of(Duration.ofSeconds(90))),
                "the guest is running"));
  }

  @Test
  @Tag("PVE-1")
  @DisplayName("a guest that is off is started and runs")
  void guestThatIsOffIsStarted() {
    assertThat(acts(next(OFF, 0))).contains(PowerAction.START);

    past(PowerAction.START, OFF, OK, 3);
    assertThat(next(guest("running", 40112, 1), 4)).isInstanceOf(StepMove.Succeed.class);
  }

  @Test
  @Tag("PVE-2")
  @DisplayName("warnings are a success")
  void warningsAreASuccess() {
    past(PowerAction.REBOOT, RUNNING, new ActionResult.Done(true, "WARNINGS: 2"), 5);

    assertThat(next(guest("running", 40112, 4), 12))
        .isInstanceOfSatisfying(
            StepMove.Succeed.class, done -> assertThat(done.withWarnings()).isTrue());
  }

  @Test
  @Tag("PVE-3")
  @DisplayName(
      "a task without an exit status is proven by the guest's state or needs manual investigation")
  void unclearEndIsProvedOrLeftToAPerson() {
    past(PowerAction.REBOOT, RUNNING, new ActionResult.Unknown("unexpected status"), 5);

    assertThat(next(RUNNING, 30)).isInstanceOf(StepMove.Wait.class);
    assertThat(next(guest("running", 40112, 4), 30)).isInstanceOf(StepMove.Succeed.class);
    assertThat(next(RUNNING, 126)).isInstanceOf(StepMove.AskHuman.class);
  }

  @Test
  @Tag("PVE-4")
  @Tag("PVE-5")
  @DisplayName("a start that finds it running is a success")
  void guestThatRunsAlreadyIsASuccess() {
    past(
        PowerAction.START,
        OFF,
        new ActionResult.Failed(ErrorClass.STATE, "CT 101 already running"),
        1);

    assertThat(next(guest("running", 40112, 1), 2)).isInstanceOf(StepMove.Succeed.class);
  }

  @Test
  @Tag("PVE-6")
  @DisplayName("a stop that finds a container stopped is followed by the start")
  void guestThatIsStoppedAlreadyIsStarted() {
    past(
        PowerAction.STOP,
        RUNNING,
        new ActionResult.Failed(ErrorClass.STATE, "CT 101 not running"),
        1);

    assertThat(acts(next(OFF, 2))).contains(PowerAction.START);
  }

  @Test
  @Tag("PVE-7")
  @DisplayName("a paused guest cannot shut down; it is stopped only if that is allowed")
  void pausedGuestIsStoppedOnlyIfAllowed() {
    past(
        PowerAction.REBOOT,
        RUNNING,
        new ActionResult.Failed(ErrorClass.STATE, "VM is paused - cannot shutdown"),
        1);

    assertThat(next(RUNNING, 2)).isInstanceOf(StepMove.Fail.class);
    with.put("allowHard", true);
    assertThat(acts(next(RUNNING, 2))).contains(PowerAction.STOP);
  }

  @Test
  @Tag("PVE-55")
  @DisplayName("an unknown state of the hypervisor or of HA is shown, not thrown")
  void unknownStatesAreShown() {
    var odd =
        new GuestState(
            RUNNING.place(),
            START,
            "web-1",
            "running",
            "hibernating-deeply",
            Optional.empty(),
            RUNNING.uptime(),
            RUNNING.pid(),
            Optional.of("meditating"),
            false,
            Optional.empty());

    var look = new GuestStatus().next(situation(odd, 0));

    assertThat(look)
        .isInstanceOfSatisfying(
            StepMove.Succeed.class,
            done ->
                assertThat(done.outputs())
                    .containsEntry("qmpstatus", "hibernating-deeply")
                    .containsEntry("ha", "meditating"));
    assertThat(acts(next(odd, 0))).contains(PowerAction.REBOOT);
  }

  @Test
  @Tag("PVE-8")
  @DisplayName("without allowHard a guest that ignores the shutdown keeps running")
  void deafGuestIsLeftAloneUnlessAllowed() {
    past(
        PowerAction.REBOOT,
        RUNNING,
        new ActionResult.Failed(ErrorClass.UNKNOWN, "VM quit/powerdown failed - got timeout"),
        120);

    assertThat(next(RUNNING, 121))
        .isInstanceOfSatisfying(
            StepMove.Fail.class, fail -> assertThat(fail.text()).contains("allowHard"));
    with.put("allowHard", true);
    assertThat(acts(next(RUNNING, 121))).contains(PowerAction.STOP);
  }

  @Test
  @Tag("PVE-9")
  @DisplayName("off after the reboot is normal, running anew is the success")
  void rebootIsOverWhenTheGuestRunsAnew() {
    past(PowerAction.REBOOT, RUNNING, OK, 5);

    assertThat(next(OFF, 10)).isInstanceOf(StepMove.Wait.class);
    assertThat(next(guest("running", 40112, 4), 25)).isInstanceOf(StepMove.Succeed.class);
  }

  @Test
  @Tag("PVE-10")
  @DisplayName("a guest that does not come back is started once, then it failed")
  void guestThatStaysOffIsStartedOnce() {
    past(PowerAction.REBOOT, RUNNING, OK, 5);
    assertThat(acts(next(OFF, 66))).contains(PowerAction.START);

    past(PowerAction.START, OFF, OK, 70);
    assertThat(next(OFF, 100)).isInstanceOf(StepMove.Wait.class);
    assertThat(next(OFF, 191)).isInstanceOf(StepMove.Fail.class);
  }

  @Test
  @Tag("PVE-11")
  @DisplayName("same process and a growing uptime are no reboot")
  void sameProcessIsNoReboot() {
    past(PowerAction.REBOOT, RUNNING, OK, 5);

    assertThat(next(guest("running", 18233, 934_340), 126)).isInstanceOf(StepMove.Fail.class);
  }

  @Test
  @DisplayName("a container shows no process, its uptime is the proof")
  void containerIsProvedByItsUptime() {
    var before = container(934_211, START);
    past(PowerAction.REBOOT, before, OK, 5);

    assertThat(next(container(934_231, START.plusSeconds(20)), 20))
        .isInstanceOf(StepMove.Wait.class);
    assertThat(next(container(6, START.plusSeconds(20)), 20)).isInstanceOf(StepMove.Succeed.class);
  }

  @Test
  @Tag("PVE-14")
  @DisplayName("what never began may be tried again, three times in all")
  void callThatNeverBeganIsRepeated() {
    past(PowerAction.START, OFF, new ActionResult.NotStarted("no task"), 10);
    past(PowerAction.START, OFF, new ActionResult.NotStarted("no task"), 20);
    assertThat(acts(next(OFF, 21))).contains(PowerAction.START);

    past(PowerAction.START, OFF, new ActionResult.NotStarted("no task"), 30);
    assertThat(next(OFF, 31)).isInstanceOf(StepMove.Fail.class);
  }

  @Test
  @Tag("PVE-20")
  @DisplayName("a lock held by a task is waited for, within the time of the step")
  void liveLockIsWaitedFor() {
    lockHolderAlive = true;
    assertThat(next(locked(), 300)).isInstanceOf(StepMove.Wait.class);

    overdue = true;
    assertThat(next(locked(), 360)).isInstanceOf(StepMove.Fail.class);
  }

  @Test
  @Tag("PVE-21")
  @DisplayName("a lock without a task is left to a person, with the command")
  void staleLockIsLeftToAPerson() {
    assertThat(next(locked(), 30)).isInstanceOf(StepMove.Wait.class);
    assertThat(next(locked(), 60))
        .isInstanceOfSatisfying(
            StepMove.Fail.class,
            fail -> assertThat(fail.text()).contains("LOCKED_STALE", "qm unlock 101", "pve1"));
  }

  @Test
  @Tag("PVE-21")
  @DisplayName("a lock that comes later than the step gets its time, too")
  void lateLockIsWaitedFor() {
    lockedAt = 100;

    assertThat(next(locked(), 130)).isInstanceOf(StepMove.Wait.class);
    assertThat(next(locked(), 160)).isInstanceOf(StepMove.Fail.class);
  }

  @Test
  @Tag("PVE-22")
  @DisplayName("a lock file that is taken is tried again, three times")
  void takenLockFileIsTriedAgain() {
    var taken = new ActionResult.Failed(ErrorClass.FLOCK, "can't lock file - got timeout");
    past(PowerAction.REBOOT, RUNNING, taken, 10);
    assertThat(next(RUNNING, 20)).isInstanceOf(StepMove.Wait.class);
    assertThat(acts(next(RUNNING, 25))).contains(PowerAction.REBOOT);

    past(PowerAction.REBOOT, RUNNING, taken, 40);
    past(PowerAction.REBOOT, RUNNING, taken, 70);
    past(PowerAction.REBOOT, RUNNING, taken, 100);
    assertThat(next(RUNNING, 130)).isInstanceOf(StepMove.Fail.class);
  }

  @Test
  @Tag("PVE-18")
  @DisplayName("a guest that moved is tried again once")
  void movedGuestIsTriedAgainOnce() {
    var moved = new ActionResult.Failed(ErrorClass.NOT_FOUND, "Configuration file does not exist");
    past(PowerAction.REBOOT, RUNNING, moved, 1);
    assertThat(acts(next(RUNNING, 16))).contains(PowerAction.REBOOT);

    past(PowerAction.REBOOT, RUNNING, moved, 17);
    assertThat(next(RUNNING, 40)).isInstanceOf(StepMove.Fail.class);
  }

  @Test
  @Tag("PVE-23")
  @DisplayName("HA says OK at once; only the stopped guest is started")
  void haStopIsOverWhenTheGuestIsOff() {
    with.put("allowHard", true);
    past(PowerAction.REBOOT, RUNNING, new ActionResult.Failed(ErrorClass.UNKNOWN, "timeout"), 1);
    past(PowerAction.STOP, RUNNING, OK, 2);
    var stillUp = ha(RUNNING, "started");

    assertThat(next(stillUp, 25)).isInstanceOf(StepMove.Wait.class);
    assertThat(acts(next(ha(OFF, "stopped"), 27))).contains(PowerAction.START);
    assertThat(acts(next(stillUp, 183))).as("or HA stops it later").contains(PowerAction.START);
  }

  @Test
  @Tag("PVE-24")
  @Tag("PVE-25")
  @DisplayName("HA in error ends it, HA at work is waited for")
  void haIsNotFought() {
    assertThat(next(ha(RUNNING, "error"), 0)).isInstanceOf(StepMove.Fail.class);
    assertThat(next(ha(RUNNING, "fence"), 0)).isInstanceOf(StepMove.Wait.class);
    overdue = true;
    assertThat(next(ha(RUNNING, "recovery"), 400)).isInstanceOf(StepMove.Fail.class);
  }

  @Test
  @Tag("PVE-26")
  @Tag("CRASH-16")
  @DisplayName("an execution that stopped a guest starts it again, even after its timeout")
  void stoppedGuestIsStartedEvenOutOfTime() {
    overdue = true;
    past(PowerAction.STOP, RUNNING, OK, 2);

    assertThat(acts(next(OFF, 4000))).contains(PowerAction.START);
  }

  @Test
  @Tag("PVE-27")
  @DisplayName("without quorum nothing is stopped")
  void withoutQuorumNothingIsDone() {
    quorate = false;

    assertThat(next(RUNNING, 0)).isInstanceOf(StepMove.Fail.class);
  }

  @Test
  @Tag("PVE-28")
  @DisplayName("quorum lost after the stop: the start is tried each 15 s")
  void startWaitsForQuorum() {
    past(PowerAction.STOP, RUNNING, OK, 2);
    past(PowerAction.START, OFF, new ActionResult.Failed(ErrorClass.NO_QUORUM, "no quorum?"), 3);

    assertThat(next(OFF, 10)).isInstanceOf(StepMove.Wait.class);
    assertThat(acts(next(OFF, 18))).contains(PowerAction.START);

    quorate = false;
    assertThat(acts(next(OFF, 18))).contains(PowerAction.START);
    overdue = true;
    assertThat(next(OFF, 400))
        .isInstanceOfSatisfying(
            StepMove.Fail.class,
            fail -> assertThat(fail.text()).contains("OFF").doesNotContain("nothing was done"));
  }

  @Test
  @Tag("PVE-27")
  @DisplayName("a guest that was off before is not started without quorum")
  void guestThatWasOffStaysOffWithoutQuorum() {
    past(PowerAction.START, OFF, new ActionResult.Failed(ErrorClass.NO_QUORUM, "no quorum?"), 3);
    quorate = false;

    assertThat(next(OFF, 18)).isInstanceOf(StepMove.Fail.class);
  }

  @Test
  @Tag("PVE-29")
  @Tag("PVE-31")
  @DisplayName("a refusal ends it with its text")
  void refusalEndsIt() {
    past(
        PowerAction.REBOOT,
        RUNNING,
        new ActionResult.Failed(
            ErrorClass.FORBIDDEN, "Permission check failed (/vms/101, VM.PowerMgmt)"),
        1);

    assertThat(next(RUNNING, 2))
        .isInstanceOfSatisfying(
            StepMove.Fail.class,
            fail -> assertThat(fail.text()).contains("/vms/101, VM.PowerMgmt"));
  }

  @Test
  @Tag("PVE-69")
  @DisplayName("an I/O error is not cured by a restart")
  void ioErrorIsNotRestarted() {
    var still =
        new GuestState(
            RUNNING.place(),
            START,
            "web-1",
            "running",
            "io-error",
            Optional.empty(),
            Duration.ofSeconds(9),
            Optional.of(18233L),
            Optional.empty(),
            false,
            Optional.empty());

    assertThat(next(still, 0))
        .isInstanceOfSatisfying(
            StepMove.Fail.class, fail -> assertThat(fail.text()).contains("storage"));
  }

  @Test
  @DisplayName("HA was asked to stop it; that it runs anew until then is no restart")
  void guestThatHaWillStopHasNotRestarted() {
    past(PowerAction.REBOOT, RUNNING, new ActionResult.Failed(ErrorClass.UNKNOWN, "timeout"), 1);
    past(PowerAction.STOP, RUNNING, OK, 2);
    var anew = guest("running", 40112, 2);

    assertThat(next(ha(anew, "started", "stopped"), 10)).isInstanceOf(StepMove.Wait.class);
    assertThat(next(ha(anew, "started", "?"), 10)).as("unknown").isInstanceOf(StepMove.Wait.class);
    assertThat(acts(next(ha(OFF, "stopped", "stopped"), 30))).contains(PowerAction.START);
  }

  @Test
  @DisplayName("a stop that HA does not carry out is taken back, or it would come later")
  void stopThatHaDoesNotCarryOutIsTakenBack() {
    past(PowerAction.STOP, RUNNING, OK, 2);
    var anew = guest("running", 40112, 2);
    assertThat(acts(next(ha(anew, "started", "stopped"), 182))).contains(PowerAction.START);
    overdue = true;
    assertThat(acts(next(ha(anew, "started", "stopped"), 30))).contains(PowerAction.START);

    past(PowerAction.START, anew, OK, 183);
    assertThat(next(ha(anew, "started", "stopped"), 184)).isInstanceOf(StepMove.Wait.class);
    assertThat(next(ha(anew, "started", "started"), 184)).isInstanceOf(StepMove.Succeed.class);
  }

  @Test
  @DisplayName("another process on another node is a migration, unless a reboot ended well")
  void migratedGuestHasNotRestarted() {
    var failed = new ActionResult.Failed(ErrorClass.UNKNOWN, "VM quit/powerdown failed");
    past(PowerAction.REBOOT, RUNNING, failed, 5);
    assertThat(next(on("pve2", 50_001, 3), 10)).isInstanceOf(StepMove.Fail.class);

    past.clear();
    past(PowerAction.REBOOT, RUNNING, OK, 5);
    assertThat(next(on("pve2", 50_001, 3), 10)).isInstanceOf(StepMove.Succeed.class);
    assertThat(next(on("pve2", 50_001, 900_000), 10)).isInstanceOf(StepMove.Wait.class);
  }

  @Test
  @DisplayName("another process that is older than the reboot is no restart")
  void olderProcessIsNoRestart() {
    past(PowerAction.REBOOT, RUNNING, OK, 5);

    assertThat(next(guest("running", 40112, 934_300), 20)).isInstanceOf(StepMove.Wait.class);
  }

  @Test
  @DisplayName("a guest has to stay up for a while, a guest of HA for longer")
  void restartIsBelievedAfterAWhile() {
    var watching =
        new GuestRestart(
            new RestartTimeouts(
                Duration.ofSeconds(60),
                Duration.ofSeconds(120),
                Duration.ofSeconds(180),
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30)));
    past(PowerAction.REBOOT, RUNNING, OK, 5);

    assertThat(watching.next(situation(guest("running", 40112, 9), 18)))
        .isInstanceOf(StepMove.Wait.class);
    assertThat(watching.next(situation(guest("running", 40112, 10), 19)))
        .isInstanceOf(StepMove.Succeed.class);
    var managed = ha(guest("running", 40112, 10), "started");
    assertThat(watching.next(situation(managed, 19))).isInstanceOf(StepMove.Wait.class);
    overdue = true;
    assertThat(watching.next(situation(managed, 19)))
        .isInstanceOfSatisfying(
            StepMove.Succeed.class, done -> assertThat(done.withWarnings()).isTrue());
  }

  @Test
  @DisplayName("when time is up nothing is waited for any more, and what is off is started")
  void limitEndsTheWait() {
    overdue = true;
    past(PowerAction.REBOOT, RUNNING, OK, 5);

    assertThat(next(RUNNING, 10)).isInstanceOf(StepMove.Fail.class);
    assertThat(acts(next(OFF, 10))).contains(PowerAction.START);
    past.clear();
    past(PowerAction.REBOOT, RUNNING, new ActionResult.Unknown("no task"), 5);
    assertThat(next(RUNNING, 10)).isInstanceOf(StepMove.AskHuman.class);
  }

  @Test
  @DisplayName("a token that is rejected for a moment is tried again")
  void rejectedTokenIsTriedAgain() {
    past(PowerAction.REBOOT, RUNNING, new ActionResult.Failed(ErrorClass.AUTH, "401"), 5);

    assertThat(next(RUNNING, 10)).isInstanceOf(StepMove.Wait.class);
    assertThat(acts(next(RUNNING, 20))).contains(PowerAction.REBOOT);
  }

  private StepMove next(GuestState guest, int second) {
    return restart.next(situation(guest, second));
  }

  private StepSituation situation(GuestState guest, int second) {
    return new StepSituation(
        with,
        guest,
        quorate,
        lockHolderAlive,
        guest.lock().map(_ -> START.plusSeconds(lockedAt)),
        List.copyOf(past),
        START,
        START.plusSeconds(second),
        overdue);
  }

  private void past(PowerAction action, GuestState before, ActionResult result, int settled) {
    past.add(new CompletedAction(action, before, START, START.plusSeconds(settled), result));
  }

  private static Optional<PowerAction> acts(StepMove move) {
    return move instanceof StepMove.Act act ? Optional.of(act.call().action()) : Optional.empty();
  }

  private static GuestState guest(String status, long pid, long uptime) {
    return new GuestState(
        new GuestPlace("pve1", GuestKind.QEMU, 101),
        START,
        "web-1",
        status,
        status,
        Optional.empty(),
        Duration.ofSeconds(uptime),
        pid == 0 ? Optional.empty() : Optional.of(pid),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static GuestState container(long uptime, Instant at) {
    return new GuestState(
        new GuestPlace("pve1", GuestKind.LXC, 101),
        at,
        "web-1",
        "running",
        "",
        Optional.empty(),
        Duration.ofSeconds(uptime),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static GuestState locked() {
    return new GuestState(
        RUNNING.place(),
        START,
        "web-1",
        "running",
        "running",
        Optional.of("backup"),
        RUNNING.uptime(),
        RUNNING.pid(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static GuestState on(String node, long pid, long uptime) {
    var guest = guest("running", pid, uptime);
    return new GuestState(
        new GuestPlace(node, GuestKind.QEMU, 101),
        START,
        "web-1",
        guest.status(),
        guest.detail(),
        Optional.empty(),
        guest.uptime(),
        guest.pid(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static GuestState ha(GuestState guest, String state) {
    return ha(guest, state, "?");
  }

  /**
   * @param wanted a question mark if the token may not read it
   */
  private static GuestState ha(GuestState guest, String state, String wanted) {
    return new GuestState(
        guest.place(),
        START,
        "web-1",
        guest.status(),
        guest.detail(),
        Optional.empty(),
        guest.uptime(),
        guest.pid(),
        Optional.of(state),
        false,
        Optional.of(wanted).filter(it -> !it.equals("?")));
  }
}

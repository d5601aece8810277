package io.tocsin.standalone.timeline;

import io.tocsin.testkit.http.Call;
import io.tocsin.testkit.http.Fault;
import io.tocsin.testkit.http.Faults;
import io.tocsin.testkit.http.Reply;
import java.time.Duration;

/**
 * What goes wrong at a webhook.
 *
 * @param times how many requests it hits
 * @param until when it ends at the latest, in seconds since the start of the run
 */
record Trouble(String path, Fault fault, int times, double until) {

  static Trouble once(String path, Fault fault) {
    return new Trouble(path, fault, 1, Double.MAX_VALUE);
  }

  /** The request is noted, and answered with this. */
  static Fault answers(Reply reply) {
    return new Fault.AfterHandling(reply);
  }

  static Fault takes(double seconds) {
    return new Fault.Delay(Duration.ofMillis(Math.round(seconds * 1000)));
  }

  /** One that does not follow the pace of the row. */
  boolean hasTimeOfItsOwn() {
    return fault instanceof Fault.Delay
        || (fault instanceof Fault.AfterHandling(var reply)
            && reply.headers().containsKey("Retry-After"));
  }

  boolean ends() {
    return times != 1;
  }

  void begin(Faults faults) {
    if (times == Integer.MAX_VALUE) {
      faults.always(Call.to("/" + path), fault);
    } else {
      faults.times(times, Call.to("/" + path), fault);
    }
  }
}

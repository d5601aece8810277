package io.tocsin.gateway.silence;

import io.tocsin.model.silence.Silence;
import java.util.List;

/** Where silences are made safe. Calls block, for eight seconds at most. */
interface SilenceLog {

  /**
   * @throws NotSafe if any of them may not survive the death of this process
   */
  void write(List<Silence> silences);

  /**
   * Takes silences away for good.
   *
   * @throws NotSafe if any of them may still be there
   */
  void forget(List<String> ids);

  /** It may or may not be in the log; saying it again is needed. */
  final class NotSafe extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotSafe(String reason) {
      super(reason, null, false, false);
    }

    NotSafe(String reason, Throwable cause) {
      super(reason, cause, false, false);
    }
  }
}

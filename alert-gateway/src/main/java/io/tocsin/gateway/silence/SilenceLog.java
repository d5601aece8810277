package io.tocsin.gateway.silence;

import io.tocsin.gateway.log.NotDurablyStored;
import io.tocsin.model.silence.Silence;
import java.util.List;

/** Where silences are made safe. Calls block, for eight seconds at most. */
interface SilenceLog {

  /**
   * @throws NotDurablyStored if any of them may not survive the death of this process
   */
  void write(List<Silence> silences);

  /**
   * Takes silences away for good.
   *
   * @throws NotDurablyStored if any of them may still be there
   */
  void forget(List<String> ids);
}

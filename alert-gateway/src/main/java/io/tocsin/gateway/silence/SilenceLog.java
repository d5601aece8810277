package io.tocsin.gateway.silence;

import io.tocsin.gateway.log.NotDurablyStored;
import io.tocsin.model.silence.Silence;
import java.util.List;

/** Stores silences durably. Blocks for eight seconds at most. */
interface SilenceLog {

  /**
   * @throws NotDurablyStored if any silence may not be durably stored
   */
  void write(List<Silence> silences);

  /**
   * Deletes silences permanently.
   *
   * @throws NotDurablyStored if any silence may still exist
   */
  void forget(List<String> ids);
}

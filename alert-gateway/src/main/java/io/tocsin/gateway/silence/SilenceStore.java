package io.tocsin.gateway.silence;

import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.model.silence.Silence;
import java.util.List;

/** The silences that count. */
interface SilenceStore {

  /**
   * All of them, expired ones too; those that were written here among them. May block until that is
   * so.
   *
   * @throws RouterUnavailableException if nobody answers
   */
  List<Silence> all();
}

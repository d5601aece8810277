package io.tocsin.events.silences;

import io.tocsin.model.silence.Silence;
import java.time.Instant;

/**
 * A silence was created, changed or expired.
 *
 * @param id id of the silence, also the record key
 */
public record SilenceStored(int schemaVersion, String id, Instant at, Silence silence) {
  public static final int SCHEMA_VERSION = 1;

  public static SilenceStored of(Silence silence) {
    return new SilenceStored(SCHEMA_VERSION, silence.id(), silence.updatedAt(), silence);
  }
}

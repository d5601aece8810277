package io.tocsin.gateway.silence;

import io.smallrye.common.annotation.Identifier;
import io.tocsin.events.silences.SilenceStored;
import io.tocsin.events.topic.Topics;
import io.tocsin.gateway.log.TopicWriter;
import io.tocsin.gateway.router.WritePositions;
import io.tocsin.model.silence.Silence;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes to the silences topic and records the write positions. */
@Singleton
class KafkaSilenceLog implements SilenceLog {
  private final TopicWriter<String, SilenceStored> topic;
  private final WritePositions written;

  KafkaSilenceLog(
      @Identifier("default-kafka-broker") Map<String, Object> connection, WritePositions written) {
    this.topic = new TopicWriter<>(Topics.SILENCES, "tocsin-gateway-silence", connection);
    this.written = written;
  }

  @PreDestroy
  void close() {
    topic.close();
  }

  @Override
  public void write(List<Silence> silences) {
    append(
        silences.stream().map(silence -> record(silence.id(), SilenceStored.of(silence))).toList());
  }

  @Override
  public void forget(List<String> ids) {
    append(ids.stream().map(id -> record(id, null)).toList());
  }

  private void append(List<ProducerRecord<String, SilenceStored>> records) {
    topic.append(records, confirmed -> written.silences(confirmed.partition(), confirmed.offset()));
  }

  private static ProducerRecord<String, SilenceStored> record(
      String id, @Nullable SilenceStored value) {
    return new ProducerRecord<>(Topics.SILENCES.name(), id, value);
  }
}

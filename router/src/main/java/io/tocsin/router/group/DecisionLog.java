package io.tocsin.router.group;

import io.tocsin.events.decisions.DecisionMade;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Writes the router's decisions, with their reasons, to the decisions topic. */
final class DecisionLog implements Consumer<DecisionMade> {
  private final ProcessorContext<Object, Object> context;

  DecisionLog(ProcessorContext<Object, Object> context) {
    this.context = context;
  }

  @Override
  public void accept(DecisionMade decision) {
    context.forward(
        new Record<>(decision.groupKey().value(), decision, decision.at().toEpochMilli()),
        Outputs.DECISIONS);
  }
}

package io.tocsin.embedded.kafka;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.publisher.MetadataPublisher;

/** Reads from the metadata whether the controller still considers a broker alive. */
final class RegistrationWatch implements MetadataPublisher {
  private final int nodeId;
  private final CompletableFuture<Boolean> alive = new CompletableFuture<>();

  RegistrationWatch(int nodeId) {
    this.nodeId = nodeId;
  }

  @Override
  public String name() {
    return "RegistrationWatch";
  }

  @Override
  public void onMetadataUpdate(
      MetadataDelta delta, MetadataImage newImage, LoaderManifest manifest) {
    var broker = newImage.cluster().broker(nodeId);
    alive.complete(broker != null && !broker.fenced());
  }

  /** Completes when the metadata on disk has been read. */
  CompletableFuture<Boolean> alive() {
    return alive;
  }
}

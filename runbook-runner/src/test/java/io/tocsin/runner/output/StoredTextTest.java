package io.tocsin.runner.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("L-43")
@DisplayName("long texts are cut, size and hash are those of the whole")
class StoredTextTest {
  @Test
  void shortTextIsKeptAsItIs() {
    var kept = StoredText.endOf("TASK OK", 100);

    assertThat(kept.text()).isEqualTo("TASK OK");
    assertThat(kept.isCut()).isFalse();
    assertThat(kept.wholeSha256())
        .isEqualTo("766dc8058411e0c2885a5de314a03f043b7ae85a85d177571f6f5716980e11d8");
    assertThat(StoredText.startOf("TASK OK", 3).wholeSha256()).isEqualTo(kept.wholeSha256());
  }

  @Test
  void endOfALogAndStartOfAnOutputAreKept() {
    assertThat(StoredText.endOf("begin … TASK OK", 7).text()).isEqualTo("TASK OK");
    assertThat(StoredText.startOf("{\"name\":\"web\"}", 7).text()).isEqualTo("{\"name\"");
    assertThat(StoredText.endOf("begin … TASK OK", 7).isCut()).isTrue();
    assertThat(StoredText.endOf("begin … TASK OK", 7).wholeBytes()).isEqualTo(17);
  }

  @Test
  void noCharacterIsTornApart() {
    assertThat(StoredText.endOf("aé", 1).text()).isEmpty();
    assertThat(StoredText.startOf("éa", 1).text()).isEmpty();
    assertThat(StoredText.startOf("a😀", 4).text()).isEqualTo("a");
    assertThat(StoredText.endOf("😀a", 4).text()).isEqualTo("a");
  }
}

package io.tocsin.runner.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("L-43")
@DisplayName("long texts are cut, size and hash are those of the whole")
class KeptTextTest {
  @Test
  void shortTextIsKeptAsItIs() {
    var kept = KeptText.endOf("TASK OK", 100);

    assertThat(kept.text()).isEqualTo("TASK OK");
    assertThat(kept.isCut()).isFalse();
    assertThat(kept.wholeSha256())
        .isEqualTo("766dc8058411e0c2885a5de314a03f043b7ae85a85d177571f6f5716980e11d8");
    assertThat(KeptText.startOf("TASK OK", 3).wholeSha256()).isEqualTo(kept.wholeSha256());
  }

  @Test
  void endOfALogAndStartOfAnOutputAreKept() {
    assertThat(KeptText.endOf("begin … TASK OK", 7).text()).isEqualTo("TASK OK");
    assertThat(KeptText.startOf("{\"name\":\"web\"}", 7).text()).isEqualTo("{\"name\"");
    assertThat(KeptText.endOf("begin … TASK OK", 7).isCut()).isTrue();
    assertThat(KeptText.endOf("begin … TASK OK", 7).wholeBytes()).isEqualTo(17);
  }

  @Test
  void noCharacterIsTornApart() {
    assertThat(KeptText.endOf("aé", 1).text()).isEmpty();
    assertThat(KeptText.startOf("éa", 1).text()).isEmpty();
    assertThat(KeptText.startOf("a😀", 4).text()).isEqualTo("a");
    assertThat(KeptText.endOf("😀a", 4).text()).isEqualTo("a");
  }
}

package io.tocsin.notifier.receiver.email;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The response to a challenge, which does not reveal the secret.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2195">RFC 2195</a>
 */
final class CramMd5 {
  private CramMd5() {}

  /**
   * @param challenge as the server sent it, in Base64
   */
  static String answer(String challenge, String username, String secret) {
    var digest =
        HexFormat.of().formatHex(mac(secret).doFinal(Base64.getMimeDecoder().decode(challenge)));
    return Base64.getEncoder()
        .encodeToString((username + " " + digest).getBytes(StandardCharsets.UTF_8));
  }

  private static Mac mac(String secret) {
    try {
      var mac = Mac.getInstance("HmacMD5");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacMD5"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacMD5", e);
    }
  }
}

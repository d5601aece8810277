import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A webhook receiver that prints the name of each alert it receives, one per line. */
class Receiver {
  private static final Pattern NAME = Pattern.compile("\"alertname\":\"(Check[^\"]*)\"");

  public static void main(String[] arguments) throws Exception {
    var server = HttpServer.create(new InetSocketAddress(8000), 0);
    server.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          NAME.matcher(body).results().map(found -> found.group(1)).distinct().forEach(IO::println);
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    IO.println("listening");
  }
}

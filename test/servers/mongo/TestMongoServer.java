import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.MVStore;

/**
 * mongo-java-server on one file, made crash-safe: what a client was told is written is in the file before it is told.
 * Without a file it keeps everything in memory, for those who never end it in the middle. Arguments: port, file. It listens
 * on loopback only and ends with SIGTERM.
 */
public final class TestMongoServer {
  /** What the driver asks of a server that it speaks to: 5.0, wire version 13. */
  private static final MongoVersion VERSION =
      new MongoVersion() {
        @Override
        public List<Integer> getVersionArray() {
          return List.of(5, 0, 0);
        }

        @Override
        public int getWireVersion() {
          return 13;
        }
      };

  private static final Set<String> READS =
      Set.of("find", "getMore", "aggregate", "count", "distinct", "hello", "ismaster", "isMaster", "ping", "buildInfo",
          "buildinfo", "killCursors", "endSessions", "listCollections", "listIndexes", "listDatabases", "serverStatus");

  /** Changes come one after the other, so that a commit never holds half of another one. */
  private static final class CrashSafeBackend extends H2Backend {
    private final MVStore store;

    CrashSafeBackend(MVStore store) {
      super(store);
      this.store = store;
    }

    @Override
    public Document handleMessage(MongoMessage message) {
      String command = message.getDocument().keySet().iterator().next();
      if (READS.contains(command)) return super.handleMessage(message);
      synchronized (store) {
        Document answer = super.handleMessage(message);
        store.commit();
        return answer;
      }
    }
  }

  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    String file = arguments.length > 1 ? arguments[1] : null;
    MVStore store = new MVStore.Builder().fileName(file).cacheSize(256).autoCommitDisabled().open();
    MongoServer server = new MongoServer(new CrashSafeBackend(store).version(VERSION));
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    server.bind("127.0.0.1", port);
    System.out.println("listening");
  }
}

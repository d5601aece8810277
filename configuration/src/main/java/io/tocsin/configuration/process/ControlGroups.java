package io.tocsin.configuration.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folders with the limits of this process's control group and all its parents, because any of
 * them may be the tightest.
 *
 * @param files of this machine
 */
record ControlGroups(SystemFiles files) {
  private static final Path MOUNTED = Path.of("sys/fs/cgroup");

  /** Folders of cgroup v2, and of cgroup v1 for that controller. */
  List<Path> folders(String controller) {
    var folders = new ArrayList<Path>();
    for (var line : files.lines(Path.of("proc/self/cgroup"))) {
      var parts = line.split(":", 3);
      if (parts.length == 3 && parts[1].isEmpty()) {
        addWithParents(folders, MOUNTED, parts[2]);
      } else if (parts.length == 3 && List.of(parts[1].split(",")).contains(controller)) {
        addWithParents(folders, MOUNTED.resolve(controller), parts[2]);
      }
    }
    return folders;
  }

  private static void addWithParents(List<Path> folders, Path mounted, String group) {
    var folder = mounted.resolve(Path.of("/").relativize(Path.of(group)));
    for (var at = folder; at != null && at.startsWith(mounted); at = at.getParent()) {
      folders.add(at);
    }
  }
}

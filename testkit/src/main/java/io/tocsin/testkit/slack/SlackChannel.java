package io.tocsin.testkit.slack;

/**
 * @param id as required by {@code chat.update}
 * @param name without the hash; posting accepts it too
 * @param member whether the bot was invited
 */
public record SlackChannel(
    String id, String name, boolean isPrivate, boolean member, boolean archived) {

  public static SlackChannel joined(String id, String name) {
    return new SlackChannel(id, name, false, true, false);
  }

  public SlackChannel withoutTheBot() {
    return new SlackChannel(id, name, isPrivate, false, archived);
  }

  public SlackChannel asPrivate() {
    return new SlackChannel(id, name, true, member, archived);
  }

  public SlackChannel asArchived() {
    return new SlackChannel(id, name, isPrivate, member, true);
  }

  SlackChannel withTheBot() {
    return new SlackChannel(id, name, isPrivate, true, archived);
  }

  boolean isCalled(String idOrName) {
    return id.equals(idOrName) || name.equals(idOrName) || ("#" + name).equals(idOrName);
  }
}

package io.tocsin.model.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.label.LabelSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GroupKeyTest {

  @Test
  @DisplayName("23.3 the hash is Alertmanager's, so open incidents are found again")
  void hashIsAlertmanagers() {
    var key = GroupKey.of("{}", LabelSet.of("alertname", "DiskFull", "cluster", "pve1"));

    assertThat(key).hasToString("{}:{alertname=\"DiskFull\", cluster=\"pve1\"}");
    assertThat(key.hash())
        .isEqualTo("60aaebdd14330592106ebe42176503e539dd0400948841c780010455fc66bc34");
  }

  @Test
  @DisplayName("3.3 the key is route key, colon, group labels")
  void keyWithALongerRoute() {
    var labels = LabelSet.of("team", "a", "severity", "critical", "db", "1", "alertname", "X");

    var key = GroupKey.of("{}/{severity=~\"crit|warn\",team=\"a\"}/{db!=\"\"}", labels);

    assertThat(key)
        .hasToString(
            "{}/{severity=~\"crit|warn\",team=\"a\"}/{db!=\"\"}:"
                + "{alertname=\"X\", db=\"1\", severity=\"critical\", team=\"a\"}");
  }

  @Test
  void groupsOfSiblingsWithEqualMatchersHaveIdsOfTheirOwn() {
    var labels = LabelSet.of("alertname", "X");

    assertThat(GroupId.of("{}/{a=\"1\"}/0", labels))
        .isNotEqualTo(GroupId.of("{}/{a=\"1\"}/1", labels));
  }
}

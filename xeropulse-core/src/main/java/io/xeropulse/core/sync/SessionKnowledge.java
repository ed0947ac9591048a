package io.xeropulse.core.sync;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationProfile;
import io.xeropulse.core.model.Staff;
import io.xeropulse.core.sync.quality.References;
import io.xeropulse.core.sync.transform.TransformContext;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a session learns from earlier entities and later ones need: base currency, staff.
 * Thread-safe.
 */
final class SessionKnowledge implements References {
  private final Set<String> staff = ConcurrentHashMap.newKeySet();
  private volatile TransformContext context;

  SessionKnowledge(OrganizationSettings settings) {
    this.context = new TransformContext(settings.defaultBaseCurrency(), false);
  }

  void learn(Fact fact) {
    if (fact instanceof OrganizationProfile profile) {
      context = new TransformContext(profile.baseCurrency(), true);
    } else if (fact instanceof Staff person) {
      staff.add(person.sourceId());
    }
  }

  TransformContext transformContext() {
    return context;
  }

  @Override
  public boolean knowsStaff(String staffId) {
    return staff.contains(staffId);
  }
}

package io.xeropulse.xpm;

import io.xeropulse.xpm.model.CustomFieldDefinition;
import io.xeropulse.xpm.model.CustomFieldValue;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the fields that the practice added. Immutable and thread-safe. */
public final class CustomFieldReads {
  private final TypedReads<CustomFieldDefinition> definitions;
  private final TypedReads<CustomFieldValue> values;

  CustomFieldReads(XpmCalls calls) {
    this.definitions =
        new TypedReads<>(
            calls,
            "custom_fields",
            "CustomFieldDefinitions",
            "CustomFieldDefinition",
            CustomFieldDefinition.class);
    this.values =
        new TypedReads<>(
            calls, "custom_fields", "CustomFields", "CustomField", CustomFieldValue.class);
  }

  /**
   * All added fields.
   *
   * @return definitions
   */
  public Stream<CustomFieldDefinition> definitions() {
    return definitions.all(definitions.at("customfield.api/definition"), Map.of());
  }

  /**
   * One added field.
   *
   * @param uuid its identifier
   * @return the definition
   */
  public CustomFieldDefinition definition(String uuid) {
    return definitions.one(definitions.at("customfield.api/get").of(uuid));
  }

  /**
   * What the added fields hold on a client; one call for each.
   *
   * @param uuid the client's identifier
   * @return values of the fields that hold something
   */
  public Stream<CustomFieldValue> ofClient(String uuid) {
    return values.all(values.at("client.api/get").of(uuid).under("customfield"), Map.of());
  }

  /**
   * What the added fields hold on a contact; one call for each.
   *
   * @param uuid the contact's identifier
   * @return values of the fields that hold something
   */
  public Stream<CustomFieldValue> ofContact(String uuid) {
    return values.all(values.at("client.api/contact").of(uuid).under("customfield"), Map.of());
  }

  /**
   * What the added fields hold on a job; one call for each.
   *
   * @param number the job number
   * @return values of the fields that hold something
   */
  public Stream<CustomFieldValue> ofJob(String number) {
    return values.all(values.at("job.api/get").of(number).under("customfield"), Map.of());
  }

  /**
   * What the added fields hold on a task of a job; one call for each.
   *
   * @param uuid the task's identifier
   * @return values of the fields that hold something
   */
  public Stream<CustomFieldValue> ofJobTask(String uuid) {
    return values.all(values.at("job.api/task").of(uuid).under("customfield"), Map.of());
  }

  /**
   * What the added fields hold on a disbursement; one call for each.
   *
   * @param uuid the disbursement's identifier
   * @return values of the fields that hold something
   */
  public Stream<CustomFieldValue> ofJobCost(String uuid) {
    return values.all(values.at("job.api/cost").of(uuid).under("customfield"), Map.of());
  }

  /**
   * What the added fields hold on a time entry; one call for each.
   *
   * @param uuid the entry's identifier
   * @return values of the fields that hold something
   */
  public Stream<CustomFieldValue> ofTime(String uuid) {
    return values.all(values.at("time.api/get").of(uuid).under("customfield"), Map.of());
  }
}

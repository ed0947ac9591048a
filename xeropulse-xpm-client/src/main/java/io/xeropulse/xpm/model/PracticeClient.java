package io.xeropulse.xpm.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client with everything that XPM keeps on it, personal data among it. Immutable.
 *
 * @param uuid XPM's identifier, or null
 * @param name its name, or null
 * @param title a person's title, or null
 * @param gender of a person, or null
 * @param firstName of a person, or null
 * @param middleName of a person, or null
 * @param lastName of a person, or null
 * @param otherName of a person, or null
 * @param email e-mail address, or null
 * @param dateOfBirth of a person, or null
 * @param dateOfDeath of a person, or null
 * @param placeOfBirthCity of a person, or null
 * @param placeOfBirthCountryCode of a person, or null
 * @param address postal or street address, or null
 * @param city of the address, or null
 * @param region of the address, or null
 * @param postCode of the address, or null
 * @param country of the address, or null
 * @param postalAddress where letters go, or null
 * @param postalCity of the postal address, or null
 * @param postalRegion of the postal address, or null
 * @param postalPostCode of the postal address, or null
 * @param postalCountry of the postal address, or null
 * @param phone telephone, or null
 * @param fax fax number, or null
 * @param website web address, or null
 * @param referralSource who sent the client, or null
 * @param exportCode the practice's code of it, or null
 * @param industry what the client does, or null
 * @param isProspect whether it is no client yet, or null
 * @param isArchived whether it was archived, or null
 * @param isDeleted whether it was deleted, or null
 * @param accountManager whom XPM shows as partner, or null
 * @param jobManager who manages its jobs, or null
 * @param type the terms it is billed under, or null
 * @param billingClient who is billed instead, or null
 * @param taxNumber tax number, masked by XPM, or null
 * @param companyNumber company number, or null
 * @param businessNumber business number, or null
 * @param businessStructure company, trust, individual and the like, or null
 * @param balanceMonth month in which its year ends, 1 to 12, or null
 * @param prepareGst whether the practice prepares its GST, or null
 * @param gstRegistered whether it is registered for GST, or null
 * @param gstPeriod how often it reports GST, or null
 * @param gstBasis cash or accrual, or null
 * @param provisionalTaxBasis how provisional tax is worked out, or null
 * @param provisionalTaxRatio for provisional tax, or null
 * @param signedTaxAuthority whether it signed an authority, or null
 * @param taxAgent which agent it is under, or null
 * @param agencyStatus its status with that agent, or null
 * @param returnType the kind of return, or null
 * @param prepareActivityStatement whether the practice prepares activity statements, or null
 * @param prepareTaxReturn whether the practice prepares the return, or null
 * @param branchNumber branch number, or null
 * @param bankBsb bank and branch, or null
 * @param bankAccountName name of the bank account, or null
 * @param bankAccountNumber number of the bank account, or null
 * @param bankName name of the bank, or null
 * @param activeAtoClient whether it is active with the tax office, or null
 * @param clientCode XPM's code of it, or null
 * @param webUrl where a person can open it, or null
 * @param contacts people at it; empty in the paged list
 * @param notes only in the detailed form
 * @param groups groups it is in; only in the detailed form
 * @param relationships only in the detailed form
 */
public record PracticeClient(
    @Nullable String uuid,
    @Nullable String name,
    @Nullable String title,
    @Nullable String gender,
    @Nullable String firstName,
    @Nullable String middleName,
    @Nullable String lastName,
    @Nullable String otherName,
    @Nullable String email,
    @Nullable LocalDate dateOfBirth,
    @Nullable LocalDate dateOfDeath,
    @Nullable String placeOfBirthCity,
    @Nullable String placeOfBirthCountryCode,
    @Nullable String address,
    @Nullable String city,
    @Nullable String region,
    @Nullable String postCode,
    @Nullable String country,
    @Nullable String postalAddress,
    @Nullable String postalCity,
    @Nullable String postalRegion,
    @Nullable String postalPostCode,
    @Nullable String postalCountry,
    @Nullable String phone,
    @Nullable String fax,
    @Nullable String website,
    @Nullable String referralSource,
    @Nullable String exportCode,
    @Nullable String industry,
    @Nullable Boolean isProspect,
    @Nullable Boolean isArchived,
    @Nullable Boolean isDeleted,
    @Nullable NamedReference accountManager,
    @Nullable NamedReference jobManager,
    @Nullable ClientType type,
    @Nullable NamedReference billingClient,
    @Nullable String taxNumber,
    @Nullable String companyNumber,
    @Nullable String businessNumber,
    @Nullable String businessStructure,
    @Nullable Integer balanceMonth,
    @Nullable Boolean prepareGst,
    @Nullable Boolean gstRegistered,
    @Nullable String gstPeriod,
    @Nullable String gstBasis,
    @Nullable String provisionalTaxBasis,
    @Nullable BigDecimal provisionalTaxRatio,
    @Nullable Boolean signedTaxAuthority,
    @Nullable String taxAgent,
    @Nullable String agencyStatus,
    @Nullable String returnType,
    @Nullable Boolean prepareActivityStatement,
    @Nullable Boolean prepareTaxReturn,
    @Nullable String branchNumber,
    @Nullable String bankBsb,
    @Nullable String bankAccountName,
    @Nullable String bankAccountNumber,
    @Nullable String bankName,
    @Nullable Boolean activeAtoClient,
    @Nullable String clientCode,
    @Nullable String webUrl,
    List<ClientContact> contacts,
    List<ClientNote> notes,
    List<NamedReference> groups,
    List<ClientRelationship> relationships) {
  public PracticeClient {
    contacts = Lists.orNone(contacts);
    notes = Lists.orNone(notes);
    groups = Lists.orNone(groups);
    relationships = Lists.orNone(relationships);
  }

  /** Says which, and no personal data. */
  @Override
  public String toString() {
    return "PracticeClient[" + uuid + "]";
  }
}

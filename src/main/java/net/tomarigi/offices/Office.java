package net.tomarigi.offices;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What everybody may know of who stands in the register. Of a facility only {@code hours} are the register's own; all else
 * is as the facility has it now.
 *
 * @param name up to 200 characters; null only in what is kept of a facility
 * @param number 事業所番号; null: it has none
 * @param town where it is, as one says it (市区町村・町名)
 * @param hours when somebody can be reached there
 * @param district the part of the network it counts to; null: none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Office(
        Kind kind,
        String name,
        String number,
        String town,
        String address,
        String phone,
        String hours,
        String district) {
    /** What somebody does there. */
    public enum Kind {
        /** 短期入所などの事業所: one of the network's facilities, with beds or as a team that comes. */
        FACILITY,
        /** 基幹相談支援センター. */
        CORE_CENTRE,
        /** 相談支援事業所. */
        CONSULTATION,
        /** 居宅介護・重度訪問介護. */
        HOME_HELP,
        /** 訪問看護. */
        VISITING_NURSE,
        /** 居宅介護支援・地域包括支援センター. */
        CARE_MANAGER,
        /** 生活介護など、日中の場. */
        DAY_SERVICE,
        /** 共同生活援助. */
        GROUP_HOME,
        /** 自立生活援助・地域定着支援. */
        INDEPENDENT_LIVING,
        /** 病院・診療所. */
        MEDICAL,
        OTHER
    }

    /** The same in a district. */
    Office in(String other) {
        return new Office(kind, name, number, town, address, phone, hours, other);
    }

    /** What the register itself keeps of a facility. */
    static Office ofFacility(String hours) {
        return new Office(Kind.FACILITY, null, null, null, null, null, hours, null);
    }
}

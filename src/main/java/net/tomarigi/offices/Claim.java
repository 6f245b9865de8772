package net.tomarigi.offices;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.CareHours;
import net.tomarigi.facility.Profile;
import net.tomarigi.offices.Qualification.Kind;

/**
 * Care that a facility says it gives, and that somebody must be qualified for: any one of the kinds is enough. Where it
 * stands is said in words beside it ({@code words/offices_*.properties}, {@code source.*}):
 *
 * <ul>
 *   <li>suction and tube feeding: nurses (保健師助産師看護師法 第5条・第37条), and staff with the training for them (社会福祉士及び介護福祉士法
 *       第48条の2, 附則 第10条). Training of the second kind covers neither the inside of a tracheal tube nor feeding through the nose
 *       unless it was trained, so it does not stand behind a tracheostomy;
 *   <li>ventilator, nasal airway, central line, injection, dialysis, catheter: help with treatment, which is nurses’ (the same
 *       law);
 *   <li>severe behaviour (行動関連項目 10 and more): the training that 重度障害者支援加算 of short stay asks for (平成18年厚生労働省告示第523号 別表第7);
 *   <li>sign language: whoever 視覚・聴覚言語障害者支援体制加算 counts (the same notice).
 * </ul>
 */
public enum Claim {
    SUCTION(Care.SUCTION, Kind.NURSE, Kind.SUCTION_1, Kind.SUCTION_2, Kind.SUCTION_3),
    TUBE_FEEDING(Care.TUBE_FEEDING, Kind.NURSE, Kind.SUCTION_1, Kind.SUCTION_2, Kind.SUCTION_3),
    TRACHEOSTOMY(Care.TRACHEOSTOMY, Kind.NURSE, Kind.SUCTION_1, Kind.SUCTION_3),
    VENTILATOR(Care.VENTILATOR, Kind.NURSE),
    NASAL_AIRWAY(Care.NASAL_AIRWAY, Kind.NURSE),
    CENTRAL_LINE(Care.CENTRAL_LINE, Kind.NURSE),
    INJECTION(Care.INJECTION, Kind.NURSE),
    DIALYSIS(Care.DIALYSIS, Kind.NURSE),
    CATHETER(Care.CATHETER, Kind.NURSE),
    BEHAVIOUR(null, Kind.BEHAVIOUR_BASIC, Kind.BEHAVIOUR_PRACTICAL, Kind.BEHAVIOUR_CORE),
    SIGN_LANGUAGE(Care.SIGN_LANGUAGE, Kind.SIGN_INTERPRETER);

    /** Where 強度行動障害 begins. */
    public static final int SEVERE = 10;

    private final Care care;
    private final List<Kind> anyOf;

    Claim(Care care, Kind... anyOf) {
        this.care = care;
        this.anyOf = List.of(anyOf);
    }

    /** Any one of them is enough. */
    public List<Kind> anyOf() {
        return anyOf;
    }

    private boolean isMadeBy(Profile profile) {
        if (care == null) return profile.maxBehaviour() != null && profile.maxBehaviour() >= SEVERE;
        CareHours hours = profile.care() == null ? null : profile.care().get(care);
        return hours != null && hours != CareHours.NEVER;
    }

    /** A hospital has nurses by law, and 福祉型強化短期入所 is paid for because it has one. */
    private boolean isBackedBy(net.tomarigi.facility.Kind kind) {
        return anyOf.contains(Kind.NURSE)
                && Set.of(net.tomarigi.facility.Kind.MEDICAL, net.tomarigi.facility.Kind.WELFARE_NURSE)
                        .contains(kind);
    }

    /** Null: severe behaviour. */
    public Care care() {
        return care;
    }

    /** What a facility claims without anybody who is qualified for it on that day. */
    public static List<Claim> notBacked(Profile profile, Collection<Qualification> qualifications, LocalDate day) {
        return notBacked(
                profile,
                qualifications.stream()
                        .filter(one -> one.isValidOn(day))
                        .map(Qualification::kind)
                        .collect(Collectors.toSet()));
    }

    /** @param there what somebody is qualified for */
    public static List<Claim> notBacked(Profile profile, Set<Kind> there) {
        return Arrays.stream(values())
                .filter(claim -> claim.isMadeBy(profile))
                .filter(claim -> profile.kind() == null || !claim.isBackedBy(profile.kind()))
                .filter(claim -> claim.anyOf.stream().noneMatch(there::contains))
                .toList();
    }
}

package net.tomarigi.facility;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Set;

/**
 * What a facility is and takes. Null means "not stated yet" everywhere but in the name: an honest blank, which the search
 * treats as unknown.
 *
 * @param number 事業所番号, as designated; not unique in the national list
 * @param lat degrees north, WGS 84
 * @param lon degrees east, WGS 84
 * @param levelMin lowest support level (障害支援区分) taken, 1–6
 * @param maxBehaviour highest total of the twelve behaviour items (行動関連項目) taken, 0–24
 * @param care care that is not in the map is not stated
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Profile(
        String number,
        String name,
        String nameKana,
        String corporation,
        String municipality,
        String address,
        String phone,
        String fax,
        String url,
        Double lat,
        Double lon,
        Kind kind,
        Siting siting,
        Set<Disability> disabilities,
        Boolean children,
        Boolean adults,
        Integer levelMin,
        Integer levelMax,
        Integer maxBehaviour,
        Map<Care, CareHours> care,
        Set<Sex> sexes,
        Boolean wheelchair,
        Boolean transport,
        Integer totalPlaces) {
    /** Nothing stated; not even a name, which every facility has. */
    public static final Profile BLANK = new Profile(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null);
}

package net.tomarigi.facility;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What one row of the national list says of a facility. Kept beside what the facility says of itself, so that the next
 * list changes only what the list itself has changed.
 *
 * @param id the list's own NO, unique in it; the facility's id
 * @param number 事業所番号; several rows may share one
 * @param places 定員; null: blank in the list
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Listing(
        String id,
        String number,
        String name,
        String nameKana,
        String corporation,
        String municipality,
        String address,
        String phone,
        String fax,
        String url,
        double lat,
        double lon,
        Integer places) {}

package net.tomarigi.placement;

/**
 * Of whom a case is; all personal, all sealed where it is kept, any of it null when it is not known. A facility learns it
 * after its yes.
 *
 * @param contact who can be asked about them, and how
 * @param notes what matters tonight
 */
public record Person(String name, String kana, String address, String contact, String notes) {
    public static final Person UNKNOWN = new Person(null, null, null, null, null);
}

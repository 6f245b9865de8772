package net.tomarigi.facility;

import java.text.Normalizer;
import java.util.regex.Pattern;
import net.tomarigi.platform.Violations;

/** How a facility may be reached, so that a tap on what was written really calls or opens it. */
public final class ContactRules {
    public static final int LONGEST_PHONE = 40;
    public static final int LONGEST_URL = 500;

    private static final Pattern PHONE = Pattern.compile("[0-9+() -]*[0-9][0-9+() -]*");
    private static final Pattern URL = Pattern.compile("https?://[^\\s\"<>]+");

    private ContactRules() {}

    /** Full-width digits and signs, as Japanese keyboards give them, are taken as what they mean. */
    public static String phone(Violations violations, String field, String text) {
        String line = violations.line(
                field, text == null ? null : Normalizer.normalize(text, Normalizer.Form.NFKC), LONGEST_PHONE);
        if (line != null
                && line.length() <= LONGEST_PHONE
                && !PHONE.matcher(line).matches()) violations.add(field, "not-a-phone-number", Violations.quote(line));
        return line;
    }

    /** Nothing but the web: a link that would run a script is refused. */
    public static String url(Violations violations, String field, String text) {
        String line = violations.line(field, text, LONGEST_URL);
        if (line != null && !isUrl(line)) violations.add(field, "not-a-web-address", Violations.quote(line));
        return line;
    }

    public static boolean isUrl(String text) {
        return URL.matcher(text).matches();
    }
}

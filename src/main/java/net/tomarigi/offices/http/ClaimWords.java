package net.tomarigi.offices.http;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.tomarigi.offices.Claim;
import net.tomarigi.offices.http.QualificationView.NotBackedView;
import net.tomarigi.platform.Words;

/** Claims without anybody who is qualified, in a sentence each: {@code words/offices_*.properties}. */
final class ClaimWords {
    private static final String BUNDLE = "offices";

    private final Words words;
    private final Locale language;

    ClaimWords(Words words, Locale language) {
        this.words = words;
        this.language = language;
    }

    List<NotBackedView> all(Collection<Claim> claims) {
        return claims.stream()
                .map(claim -> new NotBackedView(
                        claim,
                        claim.anyOf(),
                        words.say(
                                language,
                                BUNDLE,
                                "not-backed",
                                words.say(language, BUNDLE, "claim." + claim),
                                claim.anyOf().stream()
                                        .map(kind -> words.say(language, "pages", "qualification.kind." + kind))
                                        .collect(Collectors.joining(words.say(language, BUNDLE, "or")))),
                        words.say(language, BUNDLE, "source." + claim)))
                .toList();
    }
}

package net.tomarigi.sealing;

import java.util.List;
import java.util.ServiceLoader;

/**
 * A feature's columns with sealed values. Each feature that has any names its class in {@code
 * META-INF/services/net.tomarigi.sealing.SealedColumns}: {@link Reseal} runs without the product around it, so there are no
 * beans to ask.
 */
public interface SealedColumns {
    List<SealedColumn> list();

    /** Those of all features. */
    static List<SealedColumn> listAll() {
        return ServiceLoader.load(SealedColumns.class, SealedColumns.class.getClassLoader()).stream()
                .flatMap(each -> each.get().list().stream())
                .toList();
    }
}

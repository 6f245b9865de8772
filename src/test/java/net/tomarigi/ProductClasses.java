package net.tomarigi;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The product's compiled classes, read once for all who look into them: that takes seconds. */
public final class ProductClasses {
    public static final JavaClasses ALL = new ClassFileImporter().importPath("target/classes");

    private ProductClasses() {}
}

/**
 * What is filed, by whom and for which year: forms with their cells and rule texts, reporting units and their tree,
 * periods and fixed-point figures. Loaded from {@code jobs/forms} and {@code units.csv}; every stage looks at this
 * package, and it looks at no other.
 */
package org.disclosurerollup.catalogue;

/**
 * PostgreSQL: the embedded server or a given one, its schema and roles, the lock that keeps runs apart, and binary COPY. Every
 * stage looks at this package, and it looks at no other. Owns no table; the migrations in {@code db/migration} make the
 * tables that the stages own.
 */
package org.disclosurerollup.database;

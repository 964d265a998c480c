/**
 * Who may file what: folders of the inbox that are bound to units, and signatures of units beside their files. Passes on
 * what a file yields and holds back what its folder or its signature does not allow. Owns no table.
 */
package org.disclosurerollup.submission.access;

/**
 * Detached CMS signatures (RFC 5652) and the registered keys that they are checked with. Nobody else knows the library.
 */
package org.disclosurerollup.submission.access.signature;

/**
 * Single sign-on by OpenID Connect: what is asked of a provider outside, and what of its answers is believed. It knows no page, no
 * session and no user, and none of it is loaded unless it is set up.
 */
package id.simpul.signon;

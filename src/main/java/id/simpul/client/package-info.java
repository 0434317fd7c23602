/** What a partner's system would use to speak with the hub: real clients of every protocol, and no back door. */
package id.simpul.client;

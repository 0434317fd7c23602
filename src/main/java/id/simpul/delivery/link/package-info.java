/** Links in mails: who has one may do one thing, until it ends. */
package id.simpul.delivery.link;

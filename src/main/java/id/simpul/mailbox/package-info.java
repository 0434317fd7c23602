/** What comes back by mail: answers of partners, which become their requests, and mails that could not be delivered. */
package id.simpul.mailbox;

/** Two years of the cooperation in a minute: partners' systems on one side, staff on the other, the hub between them. */
package id.simpul.demo;

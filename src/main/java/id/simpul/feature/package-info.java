/** What a form of cooperation is to the hub: one value, made from the ground floor. */
package id.simpul.feature;

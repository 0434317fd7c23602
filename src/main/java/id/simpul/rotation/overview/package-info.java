/** How the rotation stands as a whole: schools by quarters, a quarter's plan with its reasons, the trips of the vehicle. */
package id.simpul.rotation.overview;

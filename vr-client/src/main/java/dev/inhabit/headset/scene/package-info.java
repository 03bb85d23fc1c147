/** What the patient is shown: the scene as the server's updates and crowd frames make it, and the place it is put. */
@NullMarked
package dev.inhabit.headset.scene;

import org.jspecify.annotations.NullMarked;

package dev.inhabit.headset.patient;

/** The people that can be looked at, from 0 to {@code count() - 1}, with the direction of each as the patient stands. */
public interface Faces {
    /** Nobody. */
    Faces NONE = new Faces() {
        @Override
        public int count() {
            return 0;
        }

        @Override
        public int number(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public double yawDeg(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public double pitchDeg(int index) {
            throw new IndexOutOfBoundsException(index);
        }
    };

    int count();

    /** The number under which the crowd knows this person, 0 to 499. */
    int number(int index);

    /** Positive to the patient's right. */
    double yawDeg(int index);

    /** Positive up. */
    double pitchDeg(int index);
}

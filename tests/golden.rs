//! Golden snapshots of the samples.

//! Readers: bytes of any kind to the one Story model

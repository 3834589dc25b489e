//! Detection, decoding and containers, whatever the bytes.
#![no_main]

#[path = "../check.rs"]
mod check;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| check::bytes(bytes, None));

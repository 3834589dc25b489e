//! The reader of one form, whatever the bytes.
#![no_main]

#[path = "../check.rs"]
mod check;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| check::bytes(bytes, Some(nutgraf_readers::Form::Feed)));

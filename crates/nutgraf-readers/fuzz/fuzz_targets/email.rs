//! The reader of one form, whatever the bytes.
#![no_main]

#[path = "../spans.rs"]
mod spans;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| spans::check(bytes, Some(nutgraf_readers::Form::Email)));

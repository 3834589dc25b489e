//! The reader of PDF files, whatever the bytes.
#![no_main]

#[path = "../check.rs"]
mod check;

libfuzzer_sys::fuzz_target!(
    // The reader catches what the parser below it does with damaged files; the fuzzer's hook would end the run.
    init: std::panic::set_hook(Box::new(|_| {})),
    |bytes: &[u8]| check::bytes(bytes, Some(nutgraf_readers::Form::Pdf))
);

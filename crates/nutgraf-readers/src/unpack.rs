//! Compressed bytes to bytes, never more than the limits allow.

use crate::{Limits, ReadError};
use std::io::Read;

/// What may still be unpacked from one input.
#[derive(Debug)]
pub(crate) struct Budget {
    left: usize,
    limits: Limits,
}

impl Budget {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self { left: limits.unpacked, limits: limits.clone() }
    }

    /// Everything that `stream` gives; it unpacks `packed` bytes of the thing called `what`.
    ///
    /// # Errors
    /// When the stream is broken or passes a limit on size or ratio.
    pub(crate) fn read(
        &mut self,
        mut stream: impl Read,
        packed: usize,
        what: &str,
        form: &'static str,
    ) -> Result<Vec<u8>, ReadError> {
        let by_ratio = packed.saturating_mul(self.limits.ratio).max(1 << 20);
        let allowed = self.left.min(self.limits.document).min(by_ratio);
        let mut out = Vec::new();
        let result = stream.by_ref().take(allowed as u64 + 1).read_to_end(&mut out);
        if out.len() > allowed {
            return Err(self.too_large(allowed, by_ratio, what));
        }
        result.map_err(|e| ReadError::Broken { form, detail: format!("{what}: {e}") })?;
        self.left -= out.len();
        Ok(out)
    }

    /// The error for something that says by itself that it is too large.
    pub(crate) fn check(&self, size: u64, packed: usize, what: &str) -> Result<(), ReadError> {
        let by_ratio = packed.saturating_mul(self.limits.ratio).max(1 << 20);
        let allowed = self.left.min(self.limits.document).min(by_ratio);
        if size > allowed as u64 { Err(self.too_large(allowed, by_ratio, what)) } else { Ok(()) }
    }

    fn too_large(&self, allowed: usize, by_ratio: usize, what: &str) -> ReadError {
        if allowed == by_ratio && allowed < self.limits.document {
            let limit = format!("{} times its packed size", self.limits.ratio);
            ReadError::Limit { what: format!("unpacked size of {what}"), limit }
        } else {
            ReadError::Limit { what: format!("unpacked size of {what}"), limit: format!("{allowed} bytes") }
        }
    }
}

/// Unpacks gzip, all members.
pub(crate) fn gzip(bytes: &[u8], budget: &mut Budget, what: &str) -> Result<Vec<u8>, ReadError> {
    budget.read(flate2::bufread::MultiGzDecoder::new(bytes), bytes.len(), what, "gzip data")
}

/// Unpacks Zstandard, all frames.
pub(crate) fn zstd(bytes: &[u8], budget: &mut Budget, what: &str) -> Result<Vec<u8>, ReadError> {
    let mut out = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let broken = |e: &dyn std::fmt::Display| ReadError::Broken {
            form: "zstd data",
            detail: format!("{what}: {e}"),
        };
        let before = rest.len();
        let decoder = ruzstd::decoding::StreamingDecoder::new(&mut rest).map_err(|e| broken(&e))?;
        out.extend(budget.read(decoder, bytes.len(), what, "zstd data")?);
        if rest.len() == before {
            break;
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::{Budget, gzip};
    use crate::{Limits, ReadError};
    use std::io::Write;

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn all_members_are_unpacked() {
        let both = [packed(b"Ministers "), packed(b"met.")].concat();
        let unpacked = gzip(&both, &mut Budget::new(&Limits::default()), "x.gz").unwrap();
        assert_eq!(unpacked, b"Ministers met.");
    }

    #[test]
    fn what_expands_beyond_the_ratio_is_refused_by_name() {
        let bomb = packed(&vec![b' '; 64 << 20]);
        let error = gzip(&bomb, &mut Budget::new(&Limits::default()), "bomb.gz").unwrap_err();
        assert!(matches!(&error, ReadError::Limit { what, .. } if what.contains("bomb.gz")), "{error}");
    }

    #[test]
    fn a_cut_stream_is_broken() {
        let whole = packed(b"Ministers met in Oslo.");
        let error =
            gzip(&whole[..whole.len() - 9], &mut Budget::new(&Limits::default()), "x.gz").unwrap_err();
        assert!(error.to_string().starts_with("broken gzip data: x.gz: "), "{error}");
    }
}

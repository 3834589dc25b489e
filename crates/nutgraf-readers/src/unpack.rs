//! Compressed bytes to bytes, never more than the limits allow.

use crate::{Limits, ReadError};
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};
use std::cell::Cell;
use std::io::{self, BufRead, Read};

/// How much is unpacked between two looks at the limits, in bytes.
const STEP: u64 = 64 << 10;

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

    /// Everything that `stream` gives; so far it has taken `packed` bytes of the thing called `what`.
    ///
    /// # Errors
    /// When the stream is broken or passes a limit on size or ratio, which is seen as soon as it does.
    pub(crate) fn read(
        &mut self,
        mut stream: impl Read,
        packed: &Cell<usize>,
        what: &str,
        form: &'static str,
    ) -> Result<Vec<u8>, ReadError> {
        let mut out = Vec::new();
        loop {
            let result = stream.by_ref().take(STEP).read_to_end(&mut out);
            self.check(out.len() as u64, packed.get(), what)?;
            if result.map_err(|e| ReadError::Broken { form, detail: format!("{what}: {e}") })? == 0 {
                break;
            }
        }
        self.left -= out.len();
        Ok(out)
    }

    /// The error for something that is, or says by itself that it will be, too large.
    pub(crate) fn check(&self, size: u64, packed: usize, what: &str) -> Result<(), ReadError> {
        let by_ratio = packed.saturating_mul(self.limits.ratio).max(1 << 20);
        let allowed = self.left.min(self.limits.document).min(by_ratio);
        if size <= allowed as u64 {
            return Ok(());
        }
        let what = format!("unpacked size of {what}");
        let limit = if allowed == by_ratio && allowed < self.limits.document {
            format!("{} times its packed size", self.limits.ratio)
        } else {
            format!("{allowed} bytes")
        };
        Err(ReadError::Limit { what, limit })
    }
}

/// Unpacks gzip, all members.
pub(crate) fn gzip(bytes: &[u8], budget: &mut Budget, what: &str) -> Result<Vec<u8>, ReadError> {
    let taken = Cell::new(0);
    let stream = flate2::bufread::MultiGzDecoder::new(Packed { rest: bytes, taken: &taken });
    budget.read(stream, &taken, what, "gzip data")
}

/// Unpacks Zstandard, all frames.
pub(crate) fn zstd(bytes: &[u8], budget: &mut Budget, what: &str) -> Result<Vec<u8>, ReadError> {
    let taken = Cell::new(0);
    let frames = Frames { frame: None, next: Some(Packed { rest: bytes, taken: &taken }) };
    budget.read(frames, &taken, what, "zstd data")
}

/// Packed bytes that tell how many of them have been taken.
#[derive(Debug)]
struct Packed<'b> {
    rest: &'b [u8],
    taken: &'b Cell<usize>,
}

impl Read for Packed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.rest.read(buffer)?;
        self.taken.set(self.taken.get() + count);
        Ok(count)
    }
}

impl BufRead for Packed<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        Ok(self.rest)
    }

    fn consume(&mut self, count: usize) {
        self.rest = &self.rest[count..];
        self.taken.set(self.taken.get() + count);
    }
}

/// The frames of Zstandard data, one after the other.
struct Frames<'b> {
    frame: Option<StreamingDecoder<Packed<'b>, FrameDecoder>>,
    /// What comes after the frame; none while one is open.
    next: Option<Packed<'b>>,
}

impl Read for Frames<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            if let Some(frame) = &mut self.frame {
                let count = frame.read(buffer)?;
                if count > 0 {
                    return Ok(count);
                }
                self.next = self.frame.take().map(StreamingDecoder::into_inner);
            }
            match self.next.take() {
                Some(packed) if !packed.rest.is_empty() => {
                    self.frame = Some(StreamingDecoder::new(packed).map_err(io::Error::other)?);
                }
                _ => return Ok(0),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Budget, gzip, zstd};
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
    fn ten_gigabytes_are_refused_at_the_first_sign() {
        let bomb = packed(&vec![0; 10 << 20]).repeat(1_000);
        let wrapped = packed(&bomb);
        for bytes in [&bomb, &wrapped] {
            let started = std::time::Instant::now();
            let error = gzip(bytes, &mut Budget::new(&Limits::default()), "bomb.gz").unwrap_err();
            let expected = "unpacked size of bomb.gz is over the limit of 200 times its packed size";
            assert_eq!(error.to_string(), expected);
            assert!(started.elapsed().as_secs() < 1);
        }
    }

    #[test]
    fn frames_of_zstandard_are_unpacked_within_the_limits() {
        // A frame of one raw block, and one whose block repeats a byte 128 KiB over.
        let raw = [&[0x28, 0xb5, 0x2f, 0xfd, 0x20, 4, 0x21, 0, 0][..], b"Talk"].concat();
        let both = [raw.clone(), raw].concat();
        assert_eq!(zstd(&both, &mut Budget::new(&Limits::default()), "x.zst").unwrap(), b"TalkTalk");
        let run = [0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 2, 0, 0x03, 0, 0x10, b'a'];
        let error = zstd(&run.repeat(100), &mut Budget::new(&Limits::default()), "x.zst").unwrap_err();
        assert!(matches!(error, ReadError::Limit { .. }), "{error}");
    }

    #[test]
    fn a_cut_stream_is_broken() {
        let whole = packed(b"Ministers met in Oslo.");
        let error =
            gzip(&whole[..whole.len() - 9], &mut Budget::new(&Limits::default()), "x.gz").unwrap_err();
        assert!(error.to_string().starts_with("broken gzip data: x.gz: "), "{error}");
    }
}

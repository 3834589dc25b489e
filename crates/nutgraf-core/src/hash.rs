//! The hash that ties a brief to the text it was made from.

use sha2::{Digest, Sha256};

/// SHA-256 of `text` as lower-case hex, 64 characters.
#[must_use]
pub fn sha256_hex(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let digest = Sha256::digest(text.as_bytes());
    let nibbles = digest.iter().flat_map(|b| [b >> 4, b & 15]);
    nibbles.map(|n| char::from(HEX[usize::from(n)])).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn hashes_as_the_standard_says() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(super::sha256_hex("abc"), abc);
    }
}

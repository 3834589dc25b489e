//! Feature keys: 64-bit mixes of small numbers, the same on every machine.

/// A 64-bit feature key.
pub type Key = u64;

const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

/// The key of `bytes`.
#[must_use]
pub fn of_bytes(bytes: impl IntoIterator<Item = u8>) -> Key {
    let mut key = 0xcbf2_9ce4_8422_2325_u64;
    for byte in bytes {
        key = (key ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    finish(key)
}

/// One step of mixing `value` into `key`.
#[inline]
#[must_use]
pub const fn mix(key: Key, value: u64) -> Key {
    (key.rotate_left(23) ^ value).wrapping_mul(MULTIPLIER)
}

/// The last step: every bit of the result depends on every bit of `key`.
#[inline]
#[must_use]
pub const fn finish(key: Key) -> Key {
    let key = (key ^ (key >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    key ^ (key >> 32)
}

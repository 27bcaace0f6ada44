package import Core
import Synchronization

extension Entropy {
    /// The same bytes in each run (SplitMix64), so that golden files can be compared.
    package static func seeded(_ seed: UInt64) -> Entropy {
        let state = Mutex(seed)
        return Entropy { count in
            state.withLock { state in
                var bytes: [UInt8] = []
                while bytes.count < count {
                    state &+= 0x9E37_79B9_7F4A_7C15
                    var word = state
                    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
                    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
                    word ^= word >> 31
                    for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(8 * shift))) }
                }
                return Array(bytes.prefix(count))
            }
        }
    }
}

import CLibraries
package import Core

extension Entropy {
    /// The kernel's generator, asked once for all the bytes of a salt or nonce: the standard library's asks it once for
    /// every eight.
    package static let kernel = Entropy { count in
        unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            unsafe wire_random(buffer.baseAddress, count)
            filled = count
        }
    }
}

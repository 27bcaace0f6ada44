import CPKCS11
package import Core

/// A key inside a token (PKCS#11): it wraps and unwraps there, and never leaves.
///
/// Each call is one visit with its own session; between two the token may be away.
package struct TokenKey: Sendable {
    /// The vendor's library.
    package let module: String
    /// The labels of the token and of its AES key.
    package let token: String
    package let key: String
    private let pin: Redacted<[UInt8]>

    package init(module: String, token: String, key: String, pin: Redacted<[UInt8]>) {
        self.module = module
        self.token = token
        self.key = key
        self.pin = pin
    }

    /// A nonce of its own, ciphertext and tag; `context` is authenticated and not stored.
    ///
    /// Fails with `tokenAway`, `pinRefused`, `tokenKeyMissing` or `unavailable`.
    package func wrap(_ plain: [UInt8], context: [UInt8], entropy: Entropy) throws(WireError) -> [UInt8] {
        let nonce = entropy.bytes(Int(CPKCS11_NONCE))
        var out = [UInt8](repeating: 0, count: plain.count + Int(CPKCS11_TAG))
        let outcome = unsafe visit { place in
            unsafe cpkcs11_wrap(place, nonce, context, context.count, plain, plain.count, &out)
        }
        try check(outcome)
        return nonce + out
    }

    /// Fails with `tokenAway`, `pinRefused`, `tokenKeyMissing`, `unavailable`, or `notWrappedHere` for bytes that this key
    /// did not wrap in this context.
    package func unwrap(_ wrapped: [UInt8], context: [UInt8]) throws(WireError) -> [UInt8] {
        let nonce = Array(wrapped.prefix(Int(CPKCS11_NONCE)))
        let sealed = Array(wrapped.dropFirst(nonce.count))
        guard sealed.count > Int(CPKCS11_TAG) else { throw WireError(.notWrappedHere) }
        var out = [UInt8](repeating: 0, count: sealed.count - Int(CPKCS11_TAG))
        let outcome = unsafe visit { place in
            unsafe cpkcs11_unwrap(place, nonce, context, context.count, sealed, sealed.count, &out)
        }
        try check(outcome)
        return out
    }

    private func visit(_ body: (cpkcs11_place) -> cpkcs11_outcome) -> cpkcs11_outcome {
        unsafe module.withCString { module in
            unsafe token.withCString { token in
                unsafe key.withCString { key in
                    unsafe pin.revealed.withUnsafeBufferPointer { pin in
                        unsafe body(
                            cpkcs11_place(
                                module: module, token: token, key: key, pin: pin.baseAddress, pin_count: pin.count))
                    }
                }
            }
        }
    }

    private func check(_ outcome: cpkcs11_outcome) throws(WireError) {
        switch outcome {
        case CPKCS11_DONE: return
        case CPKCS11_NO_TOKEN: throw WireError(.tokenAway)
        case CPKCS11_PIN_REFUSED: throw WireError(.pinRefused)
        case CPKCS11_NO_KEY: throw WireError(.tokenKeyMissing)
        case CPKCS11_NOT_OURS: throw WireError(.notWrappedHere)
        default: throw WireError(.unavailable)
        }
    }
}

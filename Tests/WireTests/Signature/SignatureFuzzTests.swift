import Core
import Foundation
import Support
import Testing
import Wire

@Suite("No change of an envelope makes another content valid, and none crashes the verifier")
struct SignatureFuzzTests {
    @Test("Random changes", arguments: [(UInt64(1), true), (2, true), (3, false), (4, false)])
    func mutations(seed: UInt64, isFederal: Bool) throws {
        let shop = try SignatureWorkshop()
        let profile: SignatureProfile = isFederal ? .federal : .magda
        let signed = Array(try shop.signed(profile).utf8)
        let verifier = try EnvelopeVerifier(profile: profile, trust: shop.ring.trust)
        #expect(verifier.verify(signed, at: KeyRing.now).refusal == nil)
        let content = try Self.body(of: signed)
        let entropy = Entropy.seeded(seed)
        var refusals: Set<SignatureRefusal> = []
        for _ in 0..<3_000 {
            let changed = Self.mutate(signed, entropy.bytes(16))
            if let refusal = verifier.verify(changed, at: KeyRing.now).refusal {
                refusals.insert(refusal)
            } else {
                // As when a space was added between the headers, which nobody signed.
                #expect(try Self.body(of: changed) == content)
            }
        }
        #expect(refusals.isSuperset(of: [.malformed, .digest, .signature, .token, .wrapped]))
    }

    @Test("A changed character of the Body is always refused")
    func everyCharacter() throws {
        let shop = try SignatureWorkshop()
        let signed = Array(try shop.signed(.magda).utf8)
        let verifier = try EnvelopeVerifier(profile: .magda, trust: shop.ring.trust)
        let start = try #require(String(decoding: signed, as: UTF8.self).range(of: "<soap:Body"))
        let before = String(decoding: signed, as: UTF8.self)[..<start.lowerBound].utf8.count
        let content = try Self.body(of: signed)
        for position in before..<signed.count {
            var changed = signed
            changed[position] ^= 1
            if verifier.verify(changed, at: KeyRing.now).refusal == nil {
                #expect(try Self.body(of: changed) == content, "\(position)")
            }
        }
    }

    /// The events of the Body, which is what an answer is read from.
    private static func body(of bytes: [UInt8]) throws -> ArraySlice<String> {
        let events = try WireTests.events(of: bytes)
        let start = events.firstIndex { $0.hasPrefix("<Body ") } ?? events.endIndex
        // What follows the Body is space, which has no meaning there.
        return events[start...].prefix { $0 != "\n" }
    }

    private static func mutate(_ bytes: [UInt8], _ random: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for change in 0..<(Int(random[0]) % 2 + 1) {
            let position = (Int(random[5 * change + 1]) << 8 | Int(random[5 * change + 2])) % bytes.count
            switch random[5 * change + 3] % 6 {
            case 0: bytes[position] = random[5 * change + 4]
            case 1: bytes.remove(at: position)
            case 2: bytes.insert(random[5 * change + 4], at: position)
            case 3: bytes[position] ^= 1
            case 4: bytes.removeSubrange(position..<min(position + 40, bytes.count))
            default: bytes.insert(contentsOf: bytes[position..<min(position + 40, bytes.count)], at: position)
            }
        }
        return bytes
    }
}

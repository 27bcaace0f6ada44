import Core
import Crypto
import Ledger
import MerkleLog
import Testing

@Suite("Commitments and leaves are the bytes that DESIGN 5 gives")
struct CommitmentTests {
    private static let salt = Array(UInt8(0)..<32)
    private static let payload = Array(#"{"a":1}"#.utf8)

    @Test("golden values, computed apart with Python's hmac and hashlib")
    func goldenValues() throws {
        let part = try #require(Commitment.part(salt: Self.salt, payload: Self.payload))
        #expect(Hex.encode(part) == "fb41affa5d7671feef304c562f7715763a5bd24ea00100d97696e27fd5b59232")
        let answer = try #require(Commitment.answer(salt: Self.salt, bytes: Self.payload))
        #expect(Hex.encode(answer) == "99a9b61a82d2c6e35049230ce18171b25d14fd28c8c8bfa873dd7ae4ebf24ec5")
        #expect(
            Hex.encode(Commitment.entry(parts: [part, answer]))
                == "b9988c2b75acd4e0df589de9bb2392f9bfaaa7091c36b7b051625f8a7ea57936")
        #expect(
            Hex.encode(Commitment.entry(parts: []))
                == "e98ea75506746e8786b4cea4cb59b07bd05ff248de888a7f99e83ab78e140e56")
    }

    @Test(arguments: [0, 1, 16, 31, 33, 64])
    func saltsOfAnotherLengthAreRefused(length: Int) {
        let salt = Array(repeating: UInt8(1), count: length)
        #expect(Commitment.part(salt: salt, payload: Self.payload) == nil)
        #expect(Commitment.answer(salt: salt, bytes: Self.payload) == nil)
    }

    @Test
    func theOrderOfPartsMatters() {
        let (first, second) = (Array(repeating: UInt8(1), count: 32), Array(repeating: UInt8(2), count: 32))
        #expect(Commitment.entry(parts: [first, second]) != Commitment.entry(parts: [second, first]))
        #expect(Commitment.entry(parts: [first]) != Commitment.entry(parts: [first, first]))
    }

    @Test(arguments: [
        (
            EntryClass.consent, 0,
            #"{"class":"consent","commit":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=","seq":0,"v":1}"#
        ),
        (.access, 41, #"{"class":"access","commit":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=","seq":41,"v":1}"#),
        (
            .gov, 1_000_000,
            #"{"class":"gov","commit":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=","seq":1000000,"v":1}"#
        ),
    ])
    func leaf(entryClass: EntryClass, seq: Int64, text: String) throws {
        let leaf = Commitment.leaf(entryClass: entryClass, commit: Array(repeating: 1, count: 32), seq: seq)
        #expect(String(decoding: leaf, as: UTF8.self) == text)
        #expect(try JSON(parsing: leaf).canonicalBytes == leaf)
    }
}

@Suite("The numbers and classes of entry types stay for ever")
struct EntryTypeTests {
    @Test(arguments: [
        (EntryType.logOpened, 1, EntryClass.gov), (.purposeActivated, 2, .gov), (.purposeRetired, 3, .gov),
        (.applicationRegistered, 4, .gov), (.consentGiven, 5, .consent), (.consentRefused, 6, .consent),
        (.consentWithdrawn, 7, .consent), (.consulted, 8, .access), (.retried, 9, .access), (.closed, 10, .access),
        (.disclosed, 11, .access), (.refused, 12, .access), (.checked, 13, .access), (.inspected, 14, .access),
        (.identityChanged, 15, .access), (.identityDecided, 16, .access),
        (.consentRequested, 17, .consent), (.consentDeferred, 18, .consent), (.consentRenewed, 19, .consent),
        (.consentAssented, 20, .consent), (.consentContested, 21, .consent), (.consentPaused, 22, .consent),
        (.consentResumed, 23, .consent), (.consentExpired, 24, .consent), (.consentSuperseded, 25, .consent),
        (.consentRevoked, 26, .consent), (.consentInvalidated, 27, .consent), (.mandateChecked, 28, .consent),
        (.restrictionSet, 29, .consent), (.restrictionLifted, 30, .consent), (.objected, 31, .consent),
        (.objectionDecided, 32, .consent), (.emergencyReviewed, 33, .access), (.sampled, 34, .gov),
        (.reviewed, 35, .gov), (.subjectRequested, 36, .consent), (.subjectAnswered, 37, .consent),
        (.carried, 38, .gov), (.consentCarried, 39, .consent), (.accessCarried, 40, .access),
        (.checkpointWitnessed, 41, .gov), (.policyChanged, 42, .gov), (.erasurePlanned, 43, .gov),
        (.erasureApproved, 44, .gov), (.erasurePerformed, 45, .gov), (.erasureReplayed, 46, .gov),
        (.keyRotated, 47, .gov), (.caseEnded, 48, .access), (.interestsEnded, 49, .access),
        (.changeNoticed, 50, .access), (.changesAsked, 51, .gov), (.changesRead, 52, .gov),
        (.pruningPlanned, 53, .gov), (.pruningApproved, 54, .gov), (.pruningPerformed, 55, .gov),
        (.pruningReplayed, 56, .gov), (.doubtRaised, 57, .consent), (.doubtConfirmed, 58, .consent),
        (.doubtEnded, 59, .consent),
        (.toldOnce, 60, .consent), (.toldCorrected, 61, .consent), (.toldWithdrawn, 62, .consent),
        (.toldExpired, 63, .consent), (.inscriptionAsked, 64, .access),
        (.inscriptionEndAsked, 65, .access), (.inscriptionEnded, 66, .access),
        (.doubtAddressed, 67, .consent),
    ])
    func numbers(type: EntryType, number: Int, entryClass: EntryClass) {
        #expect(type.number == number && type.entryClass == entryClass)
        #expect(EntryType(number: number) == type)
    }

    @Test(arguments: [-1, 0, EntryType.allCases.count + 1, 1000])
    func otherNumbersAreNoType(number: Int) {
        #expect(EntryType(number: number) == nil)
    }

    @Test(arguments: [(2026, 0), (2026, 1), (2027, 1_099_511_627_775), (1, 5)])
    func positions(log: Int, seq: Int64) {
        let position = Position(log: log, seq: seq)
        #expect(Position(row: position.row) == position)
        #expect(Position(log: 2026, seq: 1 << 39) < Position(log: 2027, seq: 0))
    }
}

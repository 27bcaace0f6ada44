import Core
import Doubles
import FoundationEssentials
import GRDB
import Ledger
import Store
import Testing

@Suite("Two controllers share nothing, and no file holds a national number (laws 6 and 9)")
struct SeparationTests {
    /// Test numbers: born in month 63 and 72, with valid check digits.
    private static let numbers = ["85630112318", "01721550081"].compactMap { valid($0) }

    /// The number with its check digits set right.
    private static func valid(_ digits: String) -> INSZ? {
        (1...97).lazy.compactMap { check in INSZ(digits.prefix(9) + (check < 10 ? "0" : "") + "\(check)") }.first
    }

    /// Entries, a fact and an alias about each number.
    private func fill(_ store: ControllerStore, _ folder: Folder) async throws {
        let log = folder.log(store)
        try await log.open()
        for number in Self.numbers {
            let alias = store.keys.controllerKeys.alias(of: number)
            let person = try #require(try await store.subject(alias: alias, create: true))
            let consent = try await log.consent(of: person)
            let kept = try await log.keep(person, consent: consent, for: log.interest(of: consent))
            let sealer = FactSealer(origin: store.origin, entropy: .system)
            let key = try #require(try await store.keys.key(of: person, .facts, create: true))
            let fact = Identifier.random(.system)
            let sealed = try sealer.seal(.string(number.revealedDigits), fact: fact, with: key)
            let consultation = try await log.append(log.acts.consultation(person)).id
            try await log.append(
                log.acts.closing(person, of: consultation, keeping: [fact], for: log.openCase()), facts: [fact: sealed])
            try await log.append(log.acts.disclosure(person, consent: consent, after: [kept.consultation]))
        }
    }

    /// All values of 16 bytes and more, of every table.
    private func values(_ file: String) throws -> Set<[UInt8]> {
        let queue = try DatabaseQueue(path: file)
        return try queue.read { db in
            var values: Set<[UInt8]> = []
            let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
            for table in tables {
                for row in try Row.fetchAll(db, sql: "SELECT * FROM \(table)") {
                    for (_, value) in row {
                        switch value.storage {
                        case .blob(let data) where data.count >= 16: values.insert(Array(data))
                        default: continue
                        }
                    }
                }
            }
            return values
        }
    }

    @Test func twoControllersOfOnePerson() async throws {
        let folder = try Folder()
        for name in ["zonnegem", "ocmw-zonnegem"] {
            let store = try await folder.open(name, in: name)
            try await fill(store, folder)
            await store.close()
        }
        for file in ["ledger.sqlite", "keys.sqlite"] {
            let one = try values(folder.path("zonnegem/" + file))
            let other = try values(folder.path("ocmw-zonnegem/" + file))
            #expect(one.count > 5 && other.count > 5)
            #expect(one.isDisjoint(with: other))
        }
    }

    @Test func noFileHoldsANumber() async throws {
        let folder = try Folder()
        let store = try await folder.open()
        try await fill(store, folder)
        var files = try folder.files()
        await store.close()
        files.merge(try folder.files()) { first, second in first + second }
        #expect(Self.numbers.count == 2)
        #expect(Set(files.keys).isSuperset(of: ["ledger.sqlite", "keys.sqlite", "anchor", "ledger.sqlite-wal"]))
        for number in Self.numbers {
            for form in Self.forms(number) {
                for (name, bytes) in files { #expect(!bytes.holds(form), "\(name) holds a number") }
            }
        }
        // The search finds what is there.
        #expect(files["ledger.sqlite"]?.holds(Array("zonnegem/discount@1".utf8)) == true)
    }

    /// ASCII, UTF-16, hexadecimal, and base64 at each of its three alignments.
    private static func forms(_ number: INSZ) -> [[UInt8]] {
        let digits = Array(number.revealedDigits.utf8)
        let wide: [UInt8] = digits.flatMap { (digit: UInt8) -> [UInt8] in [digit, 0] }
        let hex = Array(Hex.encode(digits).utf8)
        let base64 = (0..<3).map { shift in
            let text = Base64.encode(Array(repeating: 0x20, count: shift) + digits)
            return Array(text.utf8.dropFirst(4).prefix(8))
        }
        let integer = (0..<6).map { UInt8(truncatingIfNeeded: (Int(number.revealedDigits) ?? 0) >> (8 * (5 - $0))) }
        return [digits, wide, Array(wide.dropFirst()), hex, integer] + base64
    }
}

extension [UInt8] {
    func holds(_ needle: [UInt8]) -> Bool {
        guard let first = needle.first, count >= needle.count else { return false }
        var start = startIndex
        while let at = self[start...].firstIndex(of: first), at + needle.count <= count {
            if self[at..<at + needle.count].elementsEqual(needle) { return true }
            start = at + 1
        }
        return false
    }
}

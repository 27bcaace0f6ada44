import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import MerkleLog
import Support
import Testing

@Suite("A receipt is plain Dutch for people, a record for programs, and a proof for both", .timeLimit(.minutes(1)))
struct ReceiptTests {
    let world: World
    let rita: INSZ

    init() async throws {
        world = try await World()
        rita = try World.rita()
        world.settle(rita)
    }

    /// A yes, a no and a stop, each on paper.
    private func all() async throws -> [Receipt] {
        let given = try await world.consent(rita)
        let withdrawn = try #require(try await world.withdraw(given, of: rita).done).receipt
        let refused = try #require(try await world.consents.take(world.act(try World.someoneElse(), .no)).receipt)
        return [given, withdrawn, refused]
    }

    @Test("its words: what was said, what is looked up and what not, until when, how to stop, the code")
    func letter() async throws {
        let receipt = try await world.consent(rita)
        let letter = receipt.letter
        let lines = letter.sections.flatMap(\.lines)
        #expect(letter.title == "Bewijs van uw toestemming")
        #expect(letter.code == receipt.code && receipt.code.count == 9)
        #expect(
            lines.contains("U zei ja.") && lines.contains("Dat was aan het loket, op 21 november 2026 om 10.00 uur."))
        #expect(lines.contains("woont in de gemeente") && lines.contains("verhoogde tegemoetkoming"))
        #expect(lines.contains("Niets anders. De dienst krijgt alleen het antwoord, niet uw gegevens."))
        #expect(lines.contains("Vanaf nu, tot en met 21 november 2027."))
        #expect(lines.contains(receipt.stop) && lines.contains(receipt.alternative))
        let quoted = try #require(letter.sections.first { $0.isQuoted })
        #expect(quoted.heading == "Dit lazen we voor" && quoted.lines.joined(separator: "\n") == receipt.words)
    }

    @Test("a no and a stop have theirs, and neither tells how to stop")
    func ends() async throws {
        let receipts = try await all()
        #expect(receipts.map(\.state) == [.given, .withdrawn, .refused])
        #expect(
            receipts.map(\.letter.title) == [
                "Bewijs van uw toestemming", "Bewijs: u bent gestopt", "Bewijs: u zei nee",
            ])
        for receipt in receipts.dropFirst() {
            #expect(
                !receipt.letter.sections.contains { $0.heading == "Hoe stopt u?" || $0.heading == "Wat kijken we na?" })
            #expect(receipt.letter.sections.flatMap(\.lines).contains(receipt.alternative))
        }
        #expect(receipts[1].consent == receipts[0].consent)
    }

    @Test("its sentences are plain Dutch, and no word is used that nobody knows")
    func plain() async throws {
        for receipt in try await all() {
            for line in receipt.letter.sections.filter({ !$0.isQuoted && $0.heading != "Het bewijs" }).flatMap(\.lines)
            {
                #expect(PlainDutch.problems(in: line) == [], "\(line)")
            }
        }
    }

    @Test("on a counter printer no line is longer than its paper, and the file comes out again")
    func strip() async throws {
        for receipt in try await all() {
            let text = receipt.letter.text(with: receipt.record)
            #expect(text.split(separator: "\n").allSatisfy { $0.count <= 42 })
            #expect(LetterFile.read(Array(text.utf8)) == receipt.record)
        }
    }

    @Test("the file of a page comes out again, and its text cannot end the element")
    func page() throws {
        let file: JSON = ["words": "a</script><b> & \"c\"", "n": 1]
        let page = "<!DOCTYPE html>\n<p>x</p>\n" + LetterFile.page(file) + "\n</html>\n"
        #expect(page.split(separator: "</script>").count == 2)
        #expect(LetterFile.read(Array(page.utf8)) == file)
        #expect(LetterFile.read(file.canonicalBytes) == file)
        for text in [
            "", "x", "<html></html>", "----- bestand met het bewijs -----\n%%%\n----- einde van het bestand -----",
        ] {
            #expect(LetterFile.read(Array(text.utf8)) == nil)
        }
    }

    @Test("made again later, it says the same, though other words are in force")
    func again() async throws {
        let receipt = try await world.consent(rita)
        try await world.adopt(World.uitpas) {
            $0.replacing("version: 1", with: "version: 2")
        } template: {
            $0.replacing("We vragen 2 dingen.", with: "We vragen twee dingen.")
        }
        let later = try #require(try await world.receipts.receipt(at: receipt.line.position))
        #expect(
            later.words == receipt.words && later.code == receipt.code && later.letter.title == receipt.letter.title)
        #expect(world.purposes.active(World.uitpas)?.template.notice.text != receipt.words)
        #expect(later.proof.payload == receipt.proof.payload && later.proof.salt == receipt.proof.salt)
    }

    @Test("of an entry that records no act of a citizen there is none")
    func none() async throws {
        _ = try await world.consent(rita)
        let opening = try #require(try await world.entries(.logOpened).first)
        #expect(try await world.receipts.receipt(at: opening.position) == nil)
        #expect(try await world.receipts.receipt(at: Position(log: 2026, seq: 9_999)) == nil)
    }

    @Test("nothing in it names the person or the clerk")
    func quiet() async throws {
        for receipt in try await all() {
            let person = try #require(try await world.subjects.existing(rita))
            for text in [
                receipt.json.canonicalText, receipt.record.canonicalText, receipt.kantara.canonicalText,
                receipt.letter.text(with: receipt.record),
            ] {
                #expect(!text.contains(person.text) && !text.contains(World.clerk) && !INSZ.occurs(in: text))
            }
        }
    }
}

import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import Support
import Testing

@Suite("The register of processing says what is in force (GDPR 30), and what waits")
struct ProcessingRegisterTests {
    private static func desk(_ world: World, _ adoptions: [PurposeFiles] = []) throws -> PurposeDesk {
        PurposeDesk(
            journal: world.journal, active: world.purposes,
            dictionary: try AttributeDictionary(
                yaml: try Repository.bytes("mappings/attributes.yaml"), file: "attributes.yaml"),
            delivered: ["residence.municipality", "address.zone", "vehicle.plateInOwnName", "residence.kind"],
            adoptions: { adoptions })
    }

    private static func files(_ change: (String) -> String = { $0 }) throws -> PurposeFiles {
        try PurposeFiles(
            template: Array(try Repository.text("mappings/purposes/bewonerskaart.yaml").utf8), templateFile: "t",
            adoption: Array(change(try Repository.text("mappings/purposes/zonnegem/bewonerskaart.yaml")).utf8),
            adoptionFile: "a")
    }

    @Test("each purpose with ground, titles, data and their reasons, recipients and term")
    func rows() async throws {
        let world = try await World()
        let register = try Self.desk(world).register
        #expect(register.rows.map(\.purpose.ref.id) == world.purposes.all.map(\.ref.id))
        for row in register.rows {
            #expect(!row.titles.isEmpty && !row.purpose.adoption.recipients.isEmpty)
            #expect(row.categories.allSatisfy { !$0.label.isEmpty && !$0.reason.isEmpty })
        }
        #expect(register.rows.contains(where: \.asksConsent) && !register.rows.allSatisfy(\.asksConsent))
        let lines = register.csv.split(separator: "\r\n")
        #expect(lines.count == register.rows.count + 1)
        #expect(try JSON(parsing: register.json.canonicalBytes)["items"]?.array?.count == register.rows.count)
    }

    @Test("what citizens tell: how long it is kept, why, and which other purposes are handed it")
    func told() async throws {
        let world = try await World(
            purposes: [World.premium, World.uitpas, World.parking], template: World.telling)
        let register = try Self.desk(world).register
        let rows = Dictionary(uniqueKeysWithValues: register.rows.map { ($0.purpose.ref.id, $0) })
        #expect(rows[World.parking]?.told.isEmpty == true)
        let premium = try #require(rows[World.premium]).told
        #expect(premium.map(\.attribute.name) == ["contact.iban", "contact.email", "contact.phone"])
        #expect(premium.map { $0.reusers.map(\.ref.id) } == [[World.uitpas], [], []])
        #expect(premium.allSatisfy { $0.days == 730 && !$0.reason.isEmpty })
        let uitpas = try #require(rows[World.uitpas]).told
        #expect(uitpas.map(\.days) == [100] && uitpas[0].reusers.map(\.ref.id) == [World.premium])
        let cell = "rekeningnummer (terugbetaling), 100 dagen, ook voor Gemeentelijke geboortepremie"
        #expect(register.csv.contains(cell))
        let items = try JSON(parsing: register.json.canonicalBytes)["items"]?.array ?? []
        let exported = items.first { $0["purpose"]?.string == World.premium }?["tells"]?.array
        #expect(exported?.count == 3)
        #expect(
            exported?.first == [
                "attribute": "contact.iban", "label": "rekeningnummer",
                "reason": "op dit rekeningnummer komt de premie", "days": 730, "reusedBy": [.string(World.uitpas)],
            ])
    }

    @Test("a newer version waits with what differs; one as old as that in force does not")
    func waiting() async throws {
        let world = try await World()
        let same = try Self.files()
        #expect(try Self.desk(world, [same]).waiting.isEmpty)
        let newer = try Self.files {
            $0.replacing("version: 2", with: "version: 3").replacing(
                "  - dienst Mobiliteit", with: "  - dienst Mobiliteit\n  - dienst Belastingen")
        }
        let waiting = try #require(try Self.desk(world, [newer]).waiting.first)
        #expect(waiting.active?.ref.version == 2 && waiting.findings.isEmpty)
        let recipient = waiting.differences.first { $0.aspect == .recipients }
        #expect(recipient?.isWider == true && recipient?.now == "dienst Belastingen")
        guard case .activated = try await Self.desk(world, [newer]).activate(newer, by: World.officer) else {
            throw Missing()
        }
        #expect(world.purposes.active(World.parking)?.ref.version == 3)
        guard case .refused(let refusal) = try await Self.desk(world).activate(newer, by: World.clerk) else {
            throw Missing()
        }
        #expect(refusal.rule == .notAnOfficer)
    }

    private struct Missing: Error {}
}

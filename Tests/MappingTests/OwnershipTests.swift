import Core
import Mapping
import Support
import Testing

@Suite("What a person owns is found by the party under the person's number (FIELD 3.9)")
struct OwnershipTests {
    static let cases: [(key: String, id: AttributeID, owns: Bool?)] = [
        ("39620999783", "property.ownsHome", true), ("39620999783", "property.ownsOtherDwelling", false),
        // Usufruct and leasehold are rights to live there too.
        ("41620998738", "property.ownsHome", true), ("41620999530", "property.ownsHome", true),
        ("53720799524", "property.ownsHome", false), ("53720799524", "property.ownsOtherDwelling", true),
        // A home, a field, and two more houses.
        ("58691499790", "property.ownsHome", true), ("58691499790", "property.ownsOtherDwelling", true),
        ("64712199720", "property.ownsOtherDwelling", true),
        // Where the owner lives is not told.
        ("64680197341", "property.ownsHome", nil), ("64680197341", "property.ownsOtherDwelling", nil),
        ("64680197341", "property.ownsProperty", true), ("64680197341", "property.ownsAnything", true),
    ]

    @Test("the answers that a right needs", .enabled(if: SharedData.isPresent), arguments: cases)
    func given(_ row: (key: String, id: AttributeID, owns: Bool?)) throws {
        let value = try Mappings.sample("ZoekEigendomstoestanden-02.00", row.key).values[row.id]
        #expect(value?.content == row.owns.map { .value(.boolean($0)) })
    }

    @Test("another's share is not one's own", .enabled(if: SharedData.isPresent))
    func others() throws {
        // Of three plots, two are of a co-owner alone.
        let value = try Mappings.sample("ZoekEigendomstoestanden-02.00", "64670299777").values["property.dwellings"]
        guard case .value(.list(let dwellings)) = value?.content else {
            Issue.record("no dwellings")
            return
        }
        #expect(
            dwellings == [
                .record([
                    "property": .text("25230935"), "right": .code("VE"), "numerator": .integer(1),
                    "denominator": .integer(1), "municipality": .code("73066"),
                ])
            ])
    }

    @Test("an answer about others only is not about the asked person", .enabled(if: SharedData.isPresent))
    func notAmong() throws {
        guard case .other = try Mappings.sample("ZoekEigendomstoestanden-02.00", "64680198331").subject else {
            Issue.record("taken for the asked person's")
            return
        }
    }

    @Test("names, birth dates and numbers of co-owners are not read")
    func lineage() throws {
        let mapping = try Mappings.compiled("ZoekEigendomstoestanden-02.00")
        for paths in mapping.attributes.values {
            #expect(!paths.contains { $0.contains("Naam") || $0.contains("Geboortedatum") })
        }
    }

    @Test(
        "a building register that does not know the address only marks",
        .enabled(if: SharedData.isPresent),
        arguments: [("58691499790", "45707"), ("64680197737", "45713"), ("64680199519", "45710")])
    func buildings(_ key: String, _ code: String) throws {
        let answer = try Mappings.sample("ZoekEigendomstoestanden-02.00", key)
        #expect(answer.kind == .data)
        #expect(answer.outcomes.contains { $0.code == code && $0.status == .anomaly })
        #expect(answer.values["property.ownsProperty"]?.isDoubtful == true)
    }

    @Test("what ended before the reference date is no ownership", .enabled(if: SharedData.isPresent))
    func ended() throws {
        let then = try #require(CalendarDate("2014-06-01"))
        let now = try Mappings.sample("ZoekEigendomstoestanden-02.00", "75662599697")
        #expect(now.values["property.ownsProperty"]?.content == .value(.boolean(true)))
        let before = try Mappings.sample("ZoekEigendomstoestanden-02.00", "75662599697", day: then)
        #expect(before.values["property.ownsProperty"]?.content == .value(.boolean(false)))
        #expect(before.values["property.ownsAnything"]?.content == .value(.boolean(true)))
    }
}

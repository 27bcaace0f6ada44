import Catalogue
import Disclosure
import Doubles
import Support
import Testing

@Suite("A citizen is offered what the ground of a purpose gives, and no button that changes nothing")
struct RightsTests {
    @Test("the rights of each ground are those of DPV 2.3", .enabled(if: SharedData.isPresent))
    func table() throws {
        let bytes = try SharedData.bytes("schemas/dpv-2.3-gdpr-legal_basis_rights_mapping.csv")
        var told: [String: Set<String>] = [:]
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst() {
            let terms = line.split(separator: ",").compactMap { $0.split(separator: "#").last?.dropLast() }
            guard terms.count == 2 else { continue }
            told["eu-gdpr:" + terms[0], default: []].insert("eu-gdpr:" + terms[1])
        }
        for ground in LegalGround.allCases {
            #expect(told[ground.term] == Set(ground.rights.map(\.term)), "\(ground)")
        }
        #expect(told.count > LegalGround.allCases.count)
    }

    @Test("a ground is read from the article, and nothing else is one")
    func articles() {
        #expect(LegalGround(rawValue: "6(1)(e)")?.term == "eu-gdpr:A6-1-e")
        for text in ["", "6", "6(1)", "6(1)(g)", "6(1)(e) ", "9(2)(g)"] { #expect(LegalGround(rawValue: text) == nil) }
    }

    @Test("stop only where an act stands, objection where the law has one: every purpose of the repository")
    func buttons() throws {
        let folder = "mappings/purposes/"
        #expect(Repository.purposes.count > 10)
        for name in Repository.purposes {
            let template = try PurposeFiles(
                template: Repository.bytes(folder + name.id + ".yaml"), templateFile: name.id,
                adoption: Repository.bytes(folder + name.description + ".yaml"), adoptionFile: name.id
            ).purpose.template
            let (before, after) = (template.options(whileActStands: false), template.options(whileActStands: true))
            #expect(before.contains(.stop) == false && after.contains(.agree) == false, "\(name)")
            #expect(after.contains(.stop) == template.act.mustBeGiven, "\(name)")
            #expect(
                before.contains(.agree) == template.act.mustBeGiven
                    && before.contains(.refuse) == before.contains(.agree))
            #expect(before.contains(.object) == (template.gdprArticle == "6(1)(e)" || template.act == .objection))
            #expect(after.contains(.seeWhoLooked) && after.contains(.complain))
            #expect(Set(after).count == after.count)
        }
    }

    @Test("the word `toestemming` stands only where a no changes something")
    func word() {
        for act in CitizensAct.allCases { #expect(act.word != "toestemming" || act.mustBeGiven, "\(act)") }
        #expect(CitizensAct.none.word == nil && CitizensAct.explicitRequest.word == "verzoek")
        for option in CitizensOption.allCases {
            #expect(!option.sentence.contains("toestemming"))
            #expect(PlainDutch.problems(in: option.sentence) == [])
        }
    }
}

import Catalogue
import Core
import FoundationEssentials
import Support
import Testing

@Suite("The purposes of the repository are right")
struct RepositoryPurposesTests {
    static let adoptions = [
        "zonnegem/uitpas-kansentarief", "zonnegem/huisvuil-sociale-correctie", "zonnegem/bewonerskaart",
        "zonnegem/parkeren-personen-met-een-handicap", "zonnegem/kinderopvang-verminderd-tarief",
        "zonnegem/verbouwpremie-lokaal", "zonnegem/geboortepremie", "zonnegem/huwelijksaangifte",
        "zonnegem/toelage-vereniging", "zonnegem/noodsituatie-thuis", "zonnegem/rechtzetting",
        "ocmw-zonnegem/leefloon-sociaal-onderzoek", "ocmw-zonnegem/rechtzetting",
        "ocmw-zonnegem/verwarmingstoelage",
        "ocmw-zonnegem/ocmw-participatie-kinderen", "ocmw-zonnegem/huurpremie-attendering",
        "ocmw-zonnegem/ocmw-dossier-voor-gemeente",
    ]

    static func files(_ adoption: String) throws -> PurposeFiles {
        let name = adoption.split(separator: "/").last.map(String.init) ?? ""
        let folder = "mappings/purposes/"
        return try PurposeFiles(
            template: Repository.bytes(folder + name + ".yaml"), templateFile: folder + name + ".yaml",
            adoption: Repository.bytes(folder + adoption + ".yaml"), adoptionFile: folder + adoption + ".yaml")
    }

    /// What the mappings of the repository say that they provide.
    static func delivered() throws -> Set<AttributeID> {
        var delivered: Set<AttributeID> = []
        let sources = try FileManager.default.contentsOfDirectory(atPath: Repository.root + "/mappings")
        for source in sources where !source.contains(".") && source != "purposes" {
            let folder = "mappings/" + source
            for file in try FileManager.default.contentsOfDirectory(atPath: Repository.root + "/" + folder) {
                let node = try YAMLNode.document(Repository.bytes(folder + "/" + file), file: file)
                for entry in try node.entries() where entry.key == "provides" {
                    delivered.formUnion(try entry.value.strings().map { AttributeID($0) })
                }
            }
        }
        return delivered
    }

    @Test("each reads, and the check against the dictionary finds nothing", arguments: adoptions)
    func check(adoption: String) throws {
        let dictionary = try AttributeDictionary(
            yaml: Repository.bytes("mappings/attributes.yaml"), file: "mappings/attributes.yaml")
        let files = try Self.files(adoption)
        let check = PurposeCheck(dictionary: dictionary, delivered: try Self.delivered(), today: SamplePurpose.today)
        #expect(check.findings(in: files).map(\.description) == [])
        #expect("\(files.purpose.ref.controller)/\(files.purpose.ref.id)" == adoption)
    }

    @Test("none is missing here")
    func complete() throws {
        var found: [String] = []
        for controller in ["zonnegem", "ocmw-zonnegem"] {
            let folder = Repository.root + "/mappings/purposes/" + controller
            for file in try FileManager.default.contentsOfDirectory(atPath: folder) where file.hasSuffix(".yaml") {
                found.append(controller + "/" + String(file.dropLast(5)))
            }
        }
        #expect(found.sorted() == Self.adoptions.sorted())
    }

    @Test("nothing is kept but what the Rijksregister tells")
    func socialData() throws {
        for adoption in Self.adoptions {
            for title in try Self.files(adoption).purpose.adoption.authorisations where title.source != "RR" {
                #expect(!title.mayKeep)
            }
        }
    }

    @Test("law 4: only the waste charge and the parking card use what others fetched, each by a clause")
    func accepts() throws {
        var accepted: [String: Int] = [:]
        for adoption in Self.adoptions {
            for title in try Self.files(adoption).purpose.adoption.authorisations where !title.accepts.isEmpty {
                accepted[adoption, default: 0] += title.accepts.count
                #expect(title.accepts.allSatisfy { $0.clause.hasPrefix(title.number) && $0.finality.register == "RR" })
            }
        }
        #expect(accepted == ["zonnegem/huisvuil-sociale-correctie": 1, "zonnegem/bewonerskaart": 2])
    }
}

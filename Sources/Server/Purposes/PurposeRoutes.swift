import Catalogue
import Core
import Disclosure
import Ledger

/// What data is for: listed for those who ask and those who explain, activated by an officer.
struct PurposeRoutes: Sendable {
    let dictionary: AttributeDictionary
    /// The dictionary as the API shows it; it changes with the files only.
    private let attributeBytes: [UInt8]

    init(dictionary: AttributeDictionary) {
        self.dictionary = dictionary
        let items: JSON = ["items": .array(dictionary.all.map(\.json))]
        attributeBytes = items.canonicalBytes
    }

    /// An application sees its own; who helps or watches sees all, with the words to read.
    func list(_ call: Call) -> HTTPReply {
        var purposes = call.desk.purposes.all
        let isApplication = call.caller.role == .application
        if isApplication { purposes = purposes.filter { call.caller.purposes.contains($0.ref.id) } }
        return HTTPReply(json: ["items": .array(purposes.map { $0.json(withNotice: !isApplication) })])
    }

    func attributes() -> HTTPReply { HTTPReply(bytes: attributeBytes) }

    /// Activates the exact bytes that were sent, after reading them as the officer should.
    func activate(_ call: Call) async throws(Problem) -> HTTPReply {
        var members = try Members(parsing: call.body)
        let template = members.file("template")
        let adoption = members.file("adoption")
        try members.finish()
        let files: PurposeFiles
        do {
            files = try PurposeFiles(
                template: template, templateFile: "template.yaml", adoption: adoption, adoptionFile: "adoption.yaml")
        } catch {
            throw Problem.badRequest([Self.issue(error)])
        }
        let activated: PurposeDesk.Activated
        do { activated = try await call.desk.purposeDesk.activate(files, by: call.caller.id) } catch {
            throw Problem(error)
        }
        switch activated {
        case .findings(let findings): throw Problem.badRequest(findings.map(Self.issue))
        case .refused(let refusal): throw Problem(refusal)
        case .activated(let line):
            let ref = files.purpose.ref
            return HTTPReply(
                201,
                json: [
                    "purpose": .string(ref.text), "hash": .string(ref.hash), "id": .string(line.id.text),
                    "log": call.place(line.position).json,
                ])
        }
    }

    /// The files hold no data of persons, so what is wrong with them can be told in full.
    private static func issue(_ error: CatalogueError) -> Issue {
        let name = error.file.hasPrefix("adoption") ? "adoption" : "template"
        return Issue(.invalidInput, name, error.description)
    }
}

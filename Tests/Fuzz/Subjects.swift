import CFuzzer
import Catalogue
import Core
import FoundationEssentials
import Mapping

/// Every mapping of the repository, ready to read an answer.
struct Subjects: Sendable {
    static let shared = Subjects()

    let mappings: [CompiledMapping]
    let readers: Readers
    private let day: CalendarDate

    private init() {
        do {
            func bytes(_ path: String) throws -> [UInt8] {
                Array(try Data(contentsOf: URL(filePath: "mappings/" + path)))
            }
            let dictionary = try AttributeDictionary(yaml: bytes("attributes.yaml"), file: "attributes.yaml")
            let faults = try FaultTable(yaml: bytes("magda-faults.yaml"), file: "magda-faults.yaml")
            var mappings: [CompiledMapping] = []
            for folder in try FileManager.default.contentsOfDirectory(atPath: "mappings").sorted()
            where !folder.contains(".") && folder != "purposes" {
                for file in try FileManager.default.contentsOfDirectory(atPath: "mappings/" + folder).sorted()
                where file.hasSuffix(".yaml") {
                    let path = folder + "/" + file
                    mappings.append(
                        try CompiledMapping(
                            yaml: bytes(path), file: path, dictionary: dictionary, faults: faults))
                }
            }
            guard let person = INSZ("70621199594"), let day = CalendarDate("2026-02-01"), !mappings.isEmpty else {
                throw FuzzError("no mappings")
            }
            self.mappings = mappings
            self.day = day
            readers = Readers(mappings.map { $0.extractor(subject: person) })
        } catch {
            preconditionFailure("\(error); start in the folder of the repository")
        }
    }

    /// Compiles before the clock of libFuzzer runs.
    ///
    /// Mappings stay to the end, and hold pointers with tag bits (indirect enums), which the search for leaks does not
    /// follow.
    static func prepare() {
        __lsan_disable()
        _ = shared
        __lsan_enable()
    }

    func resolve(_ readers: Readers) {
        for (mapping, extractor) in zip(mappings, readers.extractors) {
            let answer = mapping.resolve(extractor, referenceDate: day)
            precondition(
                answer.kind != .fault || answer.values.isEmpty || !answer.outcomes.isEmpty, "a fault without a reason")
        }
    }
}

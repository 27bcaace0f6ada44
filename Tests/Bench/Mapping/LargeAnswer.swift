import Catalogue
import Core
import FoundationEssentials
import Mapping
import Wire

/// One answer of 1.4 MB, a household of thousands, mapped in a process of its own that tells its peak of memory.
enum LargeAnswer {
    private static let bytes = 1_400_000

    static func measure() async throws -> ReportRow {
        let tool = try await Tool.run(Binaries.bench, ["large"])
        guard tool.status == 0, let megabytes = Double(tool.output.filter { !$0.isWhitespace }) else {
            throw BenchError("large: \(tool.errors.suffix(400))")
        }
        return ReportRow(
            "  map an answer of 1.4 MB: peak of the process", aim: "within 50 MB",
            measured: "\(Figure.text(megabytes, 1)) MB", verdict: ReportRow.verdict(megabytes, atMost: 50))
    }

    /// Maps it and prints the peak in megabytes (`bench large`).
    static func map() throws {
        func file(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: "mappings/" + name))) }
        let dictionary = try AttributeDictionary(yaml: file("attributes.yaml"), file: "attributes.yaml")
        let faults = try FaultTable(yaml: file("magda-faults.yaml"), file: "magda-faults.yaml")
        let name = "rr/GeefGezinssamenstelling-02.02.yaml"
        let mapping = try CompiledMapping(yaml: file(name), file: name, dictionary: dictionary, faults: faults)
        guard let subject = INSZ("58631400273"), let day = CalendarDate("2026-01-01") else {
            throw BenchError("no test number")
        }
        var extractor = mapping.extractor(subject: subject)
        try MarkupParser.parse(answer(mapping.bodyNamespace, subject), into: &extractor)
        let answer = mapping.resolve(extractor, referenceDate: day)
        guard answer.kind == .data, answer.values["household.size"] != nil else { throw BenchError("not mapped") }
        let status = try String(decoding: Data(contentsOf: URL(filePath: "/proc/self/status")), as: UTF8.self)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        guard let kilobytes = line?.split(separator: " ").compactMap({ Double($0) }).first else {
            throw BenchError("no peak in /proc/self/status")
        }
        print(kilobytes / 1024)
    }

    private static func answer(_ namespace: String, _ subject: INSZ) -> [UInt8] {
        let member = """
            <Gezinslid DatumBegin="2001-01-01"><INSZ>\(subject.revealedDigits)</INSZ><Positie><Code>01</Code></Positie>\
            <Naam><Achternamen><Achternaam>Peeters</Achternaam></Achternamen></Naam>\
            <Geboortedatum>1958-03-14</Geboortedatum></Gezinslid>
            """
        var text =
            "<r:GeefGezinssamenstellingResponse xmlns:r=\"\(namespace)\"><Repliek><Antwoorden><Antwoord><Inhoud><Gezinsleden>"
        while text.utf8.count < bytes { text += member }
        text += "</Gezinsleden></Inhoud></Antwoord></Antwoorden></Repliek></r:GeefGezinssamenstellingResponse>"
        return Array(text.utf8)
    }
}

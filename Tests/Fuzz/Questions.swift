import Core
import FoundationEssentials
import Mapping
import Wire

/// Questions for the mock sources, whose answers become seeds: each service of MAGDA about each resident.
struct Questions {
    private let day: CalendarDate

    init() throws {
        guard let day = CalendarDate("2026-02-01") else { throw FuzzError("no day") }
        self.day = day
    }

    func write(to folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (index, subject) in try Self.residents().enumerated() {
            for mapping in Subjects.shared.mappings where [.magda, .magdaBare].contains(mapping.request.style) {
                let bytes = try question(mapping, subject)
                try Data(bytes).write(to: URL(filePath: "\(folder)/\(mapping.name)-\(index).xml"))
            }
        }
    }

    /// The test numbers of the mocks' residents and enterprises.
    private static func residents() throws -> [SubjectNumber] {
        try ["residents", "enterprises"].flatMap { folder in
            try FileManager.default.contentsOfDirectory(atPath: "mocks/" + folder).sorted().compactMap { file in
                let data = try Data(contentsOf: URL(filePath: "mocks/\(folder)/\(file)"))
                let digits = String(decoding: data, as: UTF8.self).split { !$0.isNumber }.map(String.init)
                return digits.lazy.compactMap { INSZ($0) }.first.map { .person($0) }
                    ?? digits.lazy.compactMap { EnterpriseNumber($0) }.first.map { .enterprise($0) }
            }
        }
    }

    private func question(_ mapping: CompiledMapping, _ subject: SubjectNumber) throws -> [UInt8] {
        let content = mapping.request.content(subject: subject, referenceDate: day, wanted: nil)
        var xml = XMLWriter()
        xml.open("soapenv:Envelope", ["xmlns:soapenv": "http://schemas.xmlsoap.org/soap/envelope/"])
        xml.open("soapenv:Body")
        xml.open(mapping.request.element, ["xmlns": mapping.request.namespace])
        xml.open("Verzoek", ["xmlns": ""])
        xml.element("Context") { xml in
            xml.element("Naam", text: mapping.service)
            xml.element("Versie", text: mapping.version)
            xml.element("Bericht") { xml in
                xml.element("Type", text: "VRAAG")
                xml.element("Tijdstip") { xml in
                    xml.element("Datum", text: day.text)
                    xml.element("Tijd", text: "12:00:00.000")
                }
                xml.element("Afzender") { xml in
                    xml.element("Identificatie", text: "zonnegem.be/sluis/ipdc1")
                    xml.element("Referte", text: "r-1")
                    xml.element("Hoedanigheid", text: "ipdc1")
                }
            }
        }
        xml.open("Vragen")
        xml.open("Vraag")
        xml.element("Referte", text: "q-1")
        if mapping.request.style == .magdaBare {
            for element in content { write(element, to: &xml) }
        } else {
            xml.element("Inhoud") { xml in
                for element in content { write(element, to: &xml) }
            }
        }
        for _ in 0..<6 { xml.close() }
        return try xml.finish()
    }

    private func write(_ element: RequestElement, to xml: inout XMLWriter) {
        xml.open(element.name)
        if let text = element.text { xml.text(text) }
        for child in element.children { write(child, to: &xml) }
        xml.close()
    }
}
